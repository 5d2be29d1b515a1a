// SPDX-License-Identifier: Apache-2.0
// What was compared, and the differences.

function assertionMark(assertion) {
  if (assertion.ok) return chip("pass", "✓", "held");
  if (assertion.level === "MUST") return chip("fail", "✗", "failed");
  return assertion.level === "SHOULD" ? chip("warn", "!", "failed") : chip("info", "i", "differs");
}

function requirementAnchor(id) {
  if (!data.requirementById.has(id)) return h("span", id);
  return link(to("requirement", id), id);
}

function assertionView(assertion) {
  const requirement = data.requirementById.get(assertion.requirement);
  const level = requirement ? requirement.label : assertion.level;
  return h("li", { class: "assertion" + (assertion.ok ? " held" : "") },
    h("p.claim", assertionMark(assertion), " ", code(assertion.path || assertion.id), " ",
      quiet(level + " · ", requirementAnchor(assertion.requirement))),
    assertion.ok ? null : requirement && h("p.rule", requirement.text),
    facts([["Expected", assertion.expected && code(assertion.expected)], ["Observed", assertion.observed && code(assertion.observed)]], "compare"));
}

function checkView(step) {
  const failed = step.assertions.filter((assertion) => !assertion.ok);
  const held = step.assertions.filter((assertion) => assertion.ok);
  if (step.assertions.length === 0) return aside("This step prepares the next ones; nothing was compared.");
  return h("div", null,
    failed.length > 0 ? h("ul.assertions", failed.map(assertionView)) : null,
    held.length === 0 ? null : h("details", { open: failed.length === 0 },
      h("summary", count(held.length, "check") + " held"),
      h("ul.assertions", held.map(assertionView))));
}

/** One side of a difference; a word stands where the member is missing. */
function diffSide(sign, value) {
  if (value === undefined) return quiet("absent");
  const lines = JSON.stringify(value, null, 2).split("\n").map((line) => sign + " " + line);
  return h("pre", { class: sign === "−" ? "expected" : "observed" }, lines.join("\n"));
}

function diffRows(assertion) {
  if (!assertion.diff) {
    return [h("div.diff-path", code(assertion.path || assertion.id)),
      h("div.side", h("pre.expected", "− " + (assertion.expected || "(nothing)"))),
      h("div.side", h("pre.observed", "+ " + (assertion.observed || "(nothing)")))];
  }
  return assertion.diff.flatMap((difference) => [
    h("div.diff-path", code(difference.path || "(whole document)")),
    h("div.side", diffSide("−", difference.expected)),
    h("div.side", diffSide("+", difference.observed)),
  ]);
}

/** Expected beside observed; one below the other where the page is narrow. */
function diffView(step) {
  const failed = step.assertions.filter((assertion) => !assertion.ok);
  return h("div.diff",
    h("div.diff-head.expected-head", "− Expected"), h("div.diff-head.observed-head", "+ Observed"),
    failed.map(diffRows));
}
