// SPDX-License-Identifier: Apache-2.0
// The filter language: `status:fail,warn -suite:users op:PATCH ms:>500 "free text"`.

const slowFrom = 1000;

const startsWith = (text, start) => text.toLowerCase().startsWith(start);
const includes = (text, piece) => text.toLowerCase().includes(piece);

/** What each key asks of a case; values arrive in lower case. */
const filterKeys = {
  status: (entry, value) => entry.status === value,
  level: (entry, value) => entry.level.toLowerCase() === value,
  suite: (entry, value) => startsWith(entry.suite, value),
  req: (entry, value) => entry.requirements.some((id) => startsWith(id, value)),
  origin: (entry, value) => entry.requirements.some((id) => hasOrigin(id, value)),
  op: (entry, value) => entry.operations.some((operation) => includes(operation, value)),
  code: (entry, value) => entry.codes.some((code) => codeMatches(code, value)),
  tag: (entry, value) => entry.tags.some((tag) => tag.toLowerCase() === value),
  is: (entry, value) => caseStates[value](entry),
  finding: (entry, value) => (data.caseFindings.get(entry.id) || []).some((finding) => startsWith(finding.id, value)),
  ms: (entry, value) => millisecondsMatch(entry.ms, value),
};

const caseStates = {
  new: (entry) => (data.caseFindings.get(entry.id) || []).some((finding) => finding.state === "new"),
  known: (entry) => entry.known,
  expired: (entry) => (data.caseFindings.get(entry.id) || []).some((finding) => finding.state === "expired"),
  flaky: (entry) => entry.flaky,
  slow: (entry) => entry.ms >= slowFrom,
  blocked: (entry) => entry.status === "blocked",
};

const filterValues = {
  status: Object.keys(statuses),
  level: ["must", "should", "may", "info"],
  origin: Object.keys(originWords),
  is: Object.keys(caseStates),
};

function hasOrigin(id, origin) {
  const requirement = data.requirementById.get(id);
  return requirement && (requirement.origin === origin || (requirement.origin === "both" && (origin === "rfc" || origin === "entra")));
}

function codeMatches(code, value) {
  return /^[1-5]xx$/.test(value) ? Math.floor(code / 100) === Number(value[0]) : String(code) === value;
}

function millisecondsMatch(ms, value) {
  const limit = Number(value.replace(/^[<>]/, ""));
  return value[0] === ">" ? ms > limit : value[0] === "<" ? ms < limit : Math.round(ms) === limit;
}

/** The terms of a query: {negated, key, values}; free text has no key. Throws a sentence for the reader. */
function parseQuery(query) {
  const terms = [];
  const pattern = /(-?)(?:([A-Za-z]+):)?(?:"([^"]*)("?)|(\S+))|\S/g;
  for (const [whole, minus, name, quoted, closing, plain] of query.matchAll(pattern)) {
    if (quoted !== undefined && !closing) throw new Error("A quotation mark is not closed.");
    const text = quoted !== undefined ? quoted : plain;
    if (text === undefined) throw new Error("“" + whole + "” is not a term.");
    terms.push(queryTerm(minus === "-", name, text, quoted !== undefined));
  }
  return terms;
}

function queryTerm(negated, name, text, isQuoted) {
  if (name === undefined && !isQuoted && /^[A-Za-z]+:$/.test(text)) throw new Error("“" + text + "” needs a value.");
  if (name === undefined) return { negated, key: null, values: [text.toLowerCase()] };
  const key = name.toLowerCase();
  if (!Object.hasOwn(filterKeys, key)) {
    throw new Error("Unknown key “" + name + "”. Keys: " + Object.keys(filterKeys).join(", ") + ".");
  }
  const values = (isQuoted ? [text] : text.split(",")).map((value) => value.toLowerCase()).filter((value) => value !== "");
  for (const value of values) checkValue(key, value);
  if (values.length === 0) throw new Error("“" + key + ":” needs a value.");
  return { negated, key, values };
}

function checkValue(key, value) {
  const allowed = filterValues[key];
  if (allowed && !allowed.includes(value)) {
    throw new Error("“" + key + ":" + value + "” is unknown. Use " + allowed.join(", ") + ".");
  }
  if (key === "ms" && !/^[<>]?\d+(\.\d+)?$/.test(value)) {
    throw new Error("“ms:” needs a number of milliseconds, such as ms:>500.");
  }
}

function termMatches(term, entry) {
  if (term.key !== null) return term.values.some((value) => filterKeys[term.key](entry, value));
  const [text] = term.values;
  return includes(entry.id, text) || includes(entry.title, text) || includes(entry.message, text);
}

/** Cases that satisfy the query: terms are ANDed, a repeated key is an OR, a minus negates. */
function filterCases(query) {
  const terms = parseQuery(query);
  const wanted = new Map();
  const single = [];
  for (const term of terms) {
    if (term.key === null || term.negated) single.push(term);
    else wanted.set(term.key, (wanted.get(term.key) || []).concat(term));
  }
  return data.cases.filter((entry) =>
    single.every((term) => termMatches(term, entry) !== term.negated)
    && [...wanted.values()].every((alternatives) => alternatives.some((term) => termMatches(term, entry))));
}

/** The values that a query asks of a key, negated terms aside; none when the query is faulty. */
function queryValues(query, key) {
  try {
    return parseQuery(query).filter((term) => term.key === key && !term.negated).flatMap((term) => term.values);
  } catch {
    return [];
  }
}

/** The query with one value of a key switched on or off; all values of a key stand in one term. */
function toggleValue(query, key, value) {
  const before = queryValues(query, key);
  const after = before.includes(value) ? before.filter((other) => other !== value) : before.concat(value);
  const rest = query.replace(new RegExp("(^|\\s)" + key + ":(\"[^\"]*\"|\\S+)", "gi"), " ").trim().replace(/\s+/g, " ");
  const term = after.length === 0 ? "" : key + ":" + after.join(",");
  return [term, rest].filter((piece) => piece !== "").join(" ");
}
