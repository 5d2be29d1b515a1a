// SPDX-License-Identifier: Apache-2.0
// Words, numbers and times, the same everywhere.

/** Worst first; the rank orders lists. */
const statuses = {
  fail: { symbol: "✗", rank: 0, about: "A MUST or MUST NOT did not hold: the provider has to change." },
  error: { symbol: "?", rank: 1, about: "No verdict: no answer came, or the tool itself failed. Not held against the provider." },
  warn: { symbol: "!", rank: 2, about: "Only a SHOULD did not hold: conformant, but clients may stumble." },
  blocked: { symbol: "▸", rank: 3, about: "Could not run because a case it builds on failed. Shown under its cause." },
  info: { symbol: "i", rank: 4, about: "Behaviour that the standard leaves open, recorded for the reader." },
  skip: { symbol: "–", rank: 5, about: "Does not apply here, for the reason given." },
  pass: { symbol: "✓", rank: 6, about: "Everything that was compared held." },
};

const requirementStatuses = {
  violated: { symbol: "✗", look: "fail", word: "violated" },
  warned: { symbol: "!", look: "warn", word: "warned" },
  "no-verdict": { symbol: "?", look: "error", word: "no verdict" },
  met: { symbol: "✓", look: "pass", word: "met" },
  "not-applicable": { symbol: "–", look: "skip", word: "not applicable" },
  "not-covered": { symbol: "·", look: "none", word: "not covered" },
};

const verdictSymbols = { ready: "✓", "ready-with-warnings": "!", "not-ready": "✗", inconclusive: "?" };
const verdictLooks = { ready: "pass", "ready-with-warnings": "warn", "not-ready": "fail", inconclusive: "error" };
const originWords = { rfc: "RFC", entra: "Entra", both: "RFC + Entra", client: "Identity provider" };

function number(value) {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

function count(value, one, many) {
  return number(value) + " " + (value === 1 ? one : many || one + "s");
}

function duration(ms) {
  if (ms < 10) return ms.toFixed(1) + " ms";
  if (ms < 1000) return ms.toFixed(0) + " ms";
  if (ms < 60000) return (ms / 1000).toFixed(1) + " s";
  const seconds = Math.round(ms / 1000);
  return Math.floor(seconds / 60) + " min " + (seconds % 60) + " s";
}

function byteCount(size) {
  if (size < 1024) return size + " B";
  return size < 1048576 ? (size / 1024).toFixed(1) + " KiB" : (size / 1048576).toFixed(1) + " MiB";
}

function when(iso) {
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  return Number(iso.slice(8, 10)) + " " + months[Number(iso.slice(5, 7)) - 1] + " " + iso.slice(0, 4) + " "
    + iso.slice(11, 16) + " UTC";
}

/** Symbol and word in a tinted box: colour is only the third cue. */
function chip(look, symbol, word) {
  return h("span", { class: "mark " + look }, h("span", { "aria-hidden": "true" }, symbol), " ", word);
}

function statusChip(status) {
  return chip(status, statuses[status].symbol, status);
}

function levelChip(finding) {
  return finding.level === "MUST" ? chip("fail", "✗", "MUST") : chip("warn", "!", finding.level);
}

function stateChip(state) {
  return state === "none" ? null : h("span.state", state);
}

function fraction(part) {
  return number(part.ok) + " of " + number(part.applicable);
}

/** The command that plays a case again; that of a job without a story is known by its own flags only. */
function repeatCommand(id) {
  if (!id.startsWith("provisioning/")) return "scimproof replay " + id;
  const scenario = id.slice("provisioning/".length);
  return scenario === "directory" || scenario === "made-up-directory" ? "scimproof provision" : "scimproof provision --scenario " + scenario;
}
