// SPDX-License-Identifier: Apache-2.0
// The report's data: an index that is read at the start, and chunks of cases inflated when one is opened.

const data = { cases: [], caseById: new Map(), findingById: new Map(), requirementById: new Map(), caseFindings: new Map() };
const chunks = new Map();
const chunksKept = 8;

async function inflate(id) {
  const packed = atob(document.getElementById(id).textContent);
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text());
}

async function loadIndex() {
  Object.assign(data, await inflate("ix"));
  const columns = data.cases;
  data.cases = columns.id.map((id, place) => caseEntry(columns, place));
  for (const entry of data.cases) data.caseById.set(entry.id, entry);
  for (const requirement of data.requirements) data.requirementById.set(requirement.id, requirement);
  for (const finding of data.findings) {
    data.findingById.set(finding.id, finding);
    for (const id of finding.cases) {
      if (!data.caseFindings.has(id)) data.caseFindings.set(id, []);
      data.caseFindings.get(id).push(finding);
    }
  }
  if (data.job) readLog(data.job);
  data.troubled = data.cases.filter((entry) => isTroubled(entry.status));
}

function caseEntry(columns, place) {
  const names = (column, list) => columns[column][place].map((numbered) => columns[list][numbered]);
  return {
    place,
    id: columns.id[place],
    title: columns.title[place],
    suite: columns.suiteNames[columns.suite[place]],
    status: columns.status[place],
    level: columns.level[place],
    ms: columns.ms[place],
    message: columns.message[place],
    flaky: (columns.flags[place] & 1) !== 0,
    known: (columns.flags[place] & 2) !== 0,
    requirements: names("requirements", "requirementNames"),
    operations: names("operations", "operationNames"),
    tags: names("tags", "tagNames"),
    codes: columns.codes[place],
  };
}

/** The log's columns as entries. */
function readLog(job) {
  const { events } = job;
  job.entries = events.change.map((change, place) => ({
    place, change, at: events.at[place], name: events.name[place], type: events.type[place], action: events.action[place],
    status: events.status[place], cycle: events.cycle[place], code: events.code[place], reference: events.reference[place] === 1,
  }));
  job.entryByChange = new Map(job.entries.map((entry) => [entry.change, entry]));
}

function isTroubled(status) {
  return status === "fail" || status === "warn" || status === "error";
}

/** Steps, note and attempts of a case. The last chunks used stay inflated. */
async function caseDetails(entry) {
  return (await chunkOf("e" + Math.floor(entry.place / data.chunkSize)))[entry.place % data.chunkSize];
}

function chunkOf(name) {
  const chunk = chunks.get(name) || inflate(name);
  chunks.delete(name);
  chunks.set(name, chunk);
  if (chunks.size > chunksKept) chunks.delete(chunks.keys().next().value);
  return chunk;
}

/** The step a finding points at, with its case's details; null when the case is not in the report. */
async function findingEvidence(finding) {
  const entry = data.caseById.get(finding.evidenceCase);
  if (!entry) return null;
  const details = await caseDetails(entry);
  const step = details.steps.find((candidate) => candidate.n === finding.evidenceStep);
  return { entry, details, step: step || null };
}

function suiteTitle(id) {
  const suite = data.suites.find((candidate) => candidate.id === id);
  return suite && suite.title ? suite.title : id;
}

/** Results of requirements: met, of those tested, and the rest by reason. */
function coverage(requirements) {
  const sum = { ok: 0, applicable: 0, "no-verdict": 0, "not-applicable": 0, "not-covered": 0 };
  for (const { status } of requirements) {
    if (status === "met") sum.ok += 1;
    if (status === "met" || status === "violated" || status === "warned") sum.applicable += 1;
    else sum[status] += 1;
  }
  return sum;
}

/** Ids that look most like a text: for addresses that lead nowhere. */
function nearestIds(text, ids) {
  const pieces = text.toLowerCase().split(/[^a-z0-9]+/).filter((piece) => piece.length > 1);
  const score = (id) => pieces.filter((piece) => id.toLowerCase().includes(piece)).length;
  return ids.map((id) => [score(id), id]).filter(([points]) => points > 0)
    .sort((left, right) => right[0] - left[0]).slice(0, 5).map(([, id]) => id);
}
