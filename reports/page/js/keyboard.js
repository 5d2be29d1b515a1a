// SPDX-License-Identifier: Apache-2.0
// Single keys; they can be switched off in the help.

const goKeys = { o: "#/", f: "#/findings", c: "#/cases", h: "#/health", r: "#/requirements", b: "#/baseline", a: "#/about" };
let waitingForGo = 0;

function isTyping(target) {
  return target instanceof Element && target.closest("input, textarea, select, dialog") !== null;
}

/** Moves along the links of a plain list: findings, cases of a requirement. */
function moveAlongLinks(by) {
  const links = [...document.querySelectorAll("main .rows td:nth-child(2) a, main .to-fix a, main .case-links a")];
  if (links.length === 0) return;
  const place = links.indexOf(document.activeElement);
  links[Math.min(Math.max(place < 0 ? 0 : place + by, 0), links.length - 1)].focus();
}

function moveRow(by) {
  if (current.view.list && current.view.list.element.isConnected) current.view.list.move(by);
  else moveAlongLinks(by);
}

function moveTroubled(by) {
  const { troubled } = data;
  if (troubled.length === 0) return;
  const here = current.view.entry ? current.view.entry.place : by > 0 ? -1 : Infinity;
  const next = by > 0 ? troubled.find((entry) => entry.place > here) : troubled.filter((entry) => entry.place < here).pop();
  if (next) go(to("case", next.id));
  else announce(by > 0 ? "That was the last case with a problem" : "That was the first case with a problem");
}

function startFilter() {
  if (current.view.focusFilter) current.view.focusFilter();
  else {
    current.focusFilterNext = true;
    go("#/cases");
  }
}

function goBack() {
  const menu = document.querySelector(".menu[open]");
  if (menu) menu.open = false;
  else if (current.route.name !== "") go(parentAddress(current.route.name));
}

function copyCurl() {
  if (currentCurl !== undefined) copyText(currentCurl, "curl command");
  else announce("No request to copy here");
}

function expandAll() {
  const expand = document.querySelector("main .expand");
  if (expand) expand.click();
  else for (const details of document.querySelectorAll("main details")) details.open = true;
}

const keyActions = {
  "?": showHelp,
  "/": startFilter,
  j: () => moveRow(1),
  k: () => moveRow(-1),
  n: () => moveTroubled(1),
  p: () => moveTroubled(-1),
  "[": () => current.view.moveStep && current.view.moveStep(-1),
  "]": () => current.view.moveStep && current.view.moveStep(1),
  c: copyCurl,
  y: copyLink,
  e: expandAll,
  t: nextTheme,
};

function onEnter(event) {
  const { list } = current.view;
  if (list && list.element.contains(event.target) && event.target.getAttribute("role") === "row") {
    event.preventDefault();
    list.open();
  }
}

function onKeyDown(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || !current.view) return;
  if (event.key === "Escape" && event.target instanceof Element && event.target.id === "filter") return event.target.blur();
  if (isTyping(event.target)) return undefined;
  if (event.key === "Escape") return goBack();
  if (event.key === "Enter") return onEnter(event);
  if (event.key === "ArrowDown" || event.key === "ArrowUp" || !settings.shortcuts) return undefined;
  return onSingleKey(event);
}

function onSingleKey(event) {
  const goTo = waitingForGo > event.timeStamp ? goKeys[event.key] : undefined;
  waitingForGo = event.key === "g" ? event.timeStamp + 1500 : 0;
  if (goTo !== undefined) return go(goTo);
  if (Object.hasOwn(keyActions, event.key)) {
    event.preventDefault();
    keyActions[event.key]();
  }
  return undefined;
}
