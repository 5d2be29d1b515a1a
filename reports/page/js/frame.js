// SPDX-License-Identifier: Apache-2.0
// Around the views: navigation, theme, menus, help.

const themes = ["auto", "light", "dark"];
const views = [["", "Overview", () => ""], ["findings", "Findings", () => number(data.findings.length)], ["cases", "Cases", () => number(data.counts.total)], ["health", "Health", () => ""], ["requirements", "Requirements", () => ""], ["baseline", "Baseline", () => ""], ["about", "About", () => ""]];
// Views of what not every run has.
const optionalViews = { health: () => data.job, baseline: () => data.baseline };
const settings = { shortcuts: true };

function stored(name) {
  try {
    return localStorage.getItem("scimproof." + name);
  } catch {
    return null;
  }
}

function store(name, value) {
  try {
    localStorage.setItem("scimproof." + name, value);
  } catch {
    // A page in a sandbox forgets.
  }
}

function applyTheme(theme) {
  document.documentElement.dataset.theme = themes.includes(theme) ? theme : "auto";
}

function nextTheme() {
  const theme = themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length];
  applyTheme(theme);
  store("theme", theme);
  announce("Theme: " + theme);
}

function navigation() {
  return h("nav", { "aria-label": "Views" }, views.filter(([name]) => !optionalViews[name] || optionalViews[name]()).map(([name, word, amount]) =>
    link("#/" + name, { "data-view": name }, word, amount() !== "" ? quiet(" " + amount()) : null)));
}

function markNavigation(name) {
  const part = { finding: "findings", case: "cases", requirement: "requirements", event: "health", cycle: "health" }[name] || name;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.dataset.view === part) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function printMenu() {
  const choose = (action) => () => {
    menu.open = false;
    action();
  };
  const menu = h("details.menu", h("summary", "Print"), h("div.menu-items",
    button("Summary", choose(() => printSheet(summarySheet))),
    data.findings.length > 0 ? button("Findings with evidence", choose(() => printSheet(findingsSheet))) : null,
    button("Everything in the current filter", choose(printFilter))));
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  return menu;
}

function header() {
  return h("header.top", h("a.brand", { href: "#/" }, "scimproof"), navigation(),
    h("div.tools", printMenu(), button("Theme", nextTheme, { "aria-label": "Change theme: auto, light, dark" }), button("?", showHelp, { "aria-label": "Keyboard help" })));
}

function footer() {
  return h("footer.bottom", h("p", "scimproof " + data.run.tool + " · run ", code(data.run.id), " · verdict rules " + data.verdict.rules));
}

const shortcutTexts = [
  ["?", "this help"], ["/", "filter the cases"], ["g o", "overview"], ["g f", "findings"], ["g c", "cases"], ["g h", "health"], ["g r", "requirements"], ["g b", "baseline"], ["g a", "about"],
  ["j k ↓ ↑", "next, previous row"], ["Enter", "open"], ["n p", "next, previous case with a problem"], ["[ ]", "previous, next step"],
  ["c", "copy curl"], ["y", "copy link"], ["e", "show all panels of a step"], ["t", "theme"], ["Esc", "back"],
];

function showHelp() {
  const box = h("input", { type: "checkbox", checked: settings.shortcuts });
  box.addEventListener("change", () => {
    settings.shortcuts = box.checked;
    store("shortcuts", box.checked ? "on" : "off");
  });
  openDialog("Keyboard", [facts(shortcutTexts.map(([keys, text]) => [h("kbd", keys), text]), "keys"), h("label.choice", box, " Single-key shortcuts")]);
}
