// SPDX-License-Identifier: Apache-2.0
// Everything an entry holds was sent by strangers: it becomes text nodes, never markup.
"use strict";
(() => {
  const kept = 1000;
  const pageSize = 200;
  const interval = 1000;
  const byId = (id) => document.getElementById(id);
  const [state, list, form, filter, shown] = ["state", "list", "token-form", "filter", "shown"].map(byId);

  let token = "";
  let since = 0;
  let isPaused = false;
  let timer = 0;
  let items = []; // newest first: {entry, node, words}

  // Characters that would hide or reorder text are spelled out.
  const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
  const visible = (text) =>
    String(text ?? "").replace(hidden, (sign) => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0"));

  const make = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = visible(text);
    return node;
  };

  const say = (text, kind = "") => {
    if (state.textContent !== text) state.textContent = text;
    state.className = "state-line " + kind;
  };

  const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
  const levels = [["error", "error"], ["warning", "warning"], ["info", "note"]];
  const levelOf = (violation) => (violation.level === "error" || violation.level === "warning" ? violation.level : "info");

  const timeOf = (at) => {
    const date = new Date(at);
    const digits = (number, length) => String(number).padStart(length, "0");
    return isNaN(date)
      ? String(at)
      : [date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => digits(n, 2)).join(":") + "." + digits(date.getMilliseconds(), 3);
  };

  // RFC7644-3.5.2-04 stands in section 3.5.2 of RFC 7644.
  const requirement = (id) => {
    const parts = /^RFC(\d{4})-(\d+(?:\.\d+)*)-\d+$/.exec(id);
    if (!parts) return make("code", "", id);
    const link = make("a", "", id);
    link.href = `https://www.rfc-editor.org/rfc/rfc${parts[1]}#section-${parts[2]}`;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  };

  const violationList = (violations) => {
    const box = make("ul", "violations");
    for (const violation of violations) {
      const level = levelOf(violation);
      const line = make("li");
      const text = make("div");
      const first = make("p");
      first.append(requirement(String(violation.requirement)), " ", visible(violation.summary));
      text.append(first, make("p", "detail-text", violation.detail));
      line.append(make("span", "mark " + level, level === "info" ? "note" : level), text);
      box.append(line);
    }
    return box;
  };

  const fieldList = (fields) => {
    const box = make("dl", "fields");
    for (const field of fields) box.append(make("dt", "", field.name), make("dd", "", field.value));
    return box;
  };

  // Pretty only on screen: the bytes as sent are one button away.
  const pretty = (text) => {
    try {
      return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      return text;
    }
  };

  const side = (title, fields, body) => {
    const box = make("section");
    const heading = make("h2", "", title);
    box.append(heading, fieldList(fields));
    if (!body) {
      box.append(make("p", "quiet", "no body"));
      return box;
    }
    const text = pretty(body);
    const block = make("pre", "", text);
    block.tabIndex = 0;
    box.append(block);
    if (text !== body) {
      const button = make("button", "", "as sent");
      button.type = "button";
      button.setAttribute("aria-pressed", "false");
      button.onclick = () => {
        const isRaw = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", String(isRaw));
        block.textContent = visible(isRaw ? body : text);
      };
      heading.append(button);
    }
    return box;
  };

  const detail = (entry) => {
    const box = make("div", "detail");
    const whole = make("p", "whole");
    whole.append(make("code", "", `${entry.method} ${entry.target}`));
    box.append(whole);
    if (entry.tenant) box.append(make("p", "quiet", "tenant " + entry.tenant));
    if (entry.violations.length) box.append(make("h2", "", "What the client should mend or know"), violationList(entry.violations));
    const sides = make("div", "sides");
    sides.append(side("Request", entry.requestHeaders, entry.requestBody), side(`Answer ${entry.status}`, entry.responseHeaders, entry.responseBody));
    box.append(sides);
    return box;
  };

  const marks = (violations) => {
    const box = make("span", "marks");
    for (const [level, word] of levels) {
      const count = violations.filter((violation) => levelOf(violation) === level).length;
      if (count) box.append(make("span", "mark " + level, plural(count, word)));
    }
    return box;
  };

  const toggle = (node, button, entry) => {
    const isOpen = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(isOpen));
    node.classList.toggle("open", isOpen);
    if (isOpen) node.append(detail(entry));
    else node.lastChild.remove();
  };

  const itemOf = (entry) => {
    const node = make("li", "item");
    const button = make("button", "line");
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    const status = Number(entry.status);
    const time = make("span", "time", timeOf(entry.at));
    time.title = visible(entry.at);
    button.append(time, make("span", "method", entry.method), make("span", "target", entry.target),
      make("span", "status c" + Math.floor(status / 100), status),
      make("span", "took", (entry.tookMicroseconds / 1000).toFixed(entry.tookMicroseconds < 9995 ? 2 : 0)), marks(entry.violations));
    button.onclick = () => toggle(node, button, entry);
    node.append(button);
    const words = [entry.method, entry.target, entry.status, entry.tenant, ...entry.violations.map((v) => v.requirement)];
    return { entry, node, words: words.join(" ").toLowerCase() };
  };

  const isWanted = (item) => {
    const violations = item.entry.violations;
    if (shown.value === "any" && !violations.length) return false;
    if (shown.value === "error" && !violations.some((violation) => levelOf(violation) === "error")) return false;
    return filter.value.toLowerCase().split(/\s+/).every((word) => item.words.includes(word));
  };

  const refresh = () => {
    let count = 0;
    for (const item of items) {
      item.node.hidden = !isWanted(item);
      count += item.node.hidden ? 0 : 1;
    }
    byId("tally").textContent = count === items.length ? plural(count, "request") : `${count} of ${plural(items.length, "request")}`;
    byId("empty").hidden = items.length > 0;
  };

  const take = (entries) => {
    const fresh = entries.map(itemOf).reverse();
    list.prepend(...fresh.map((item) => item.node));
    items = fresh.concat(items);
    for (const item of items.splice(kept)) item.node.remove();
    refresh();
  };

  const askForToken = (problem) => {
    token = "";
    clearTimeout(timer);
    form.hidden = false;
    byId("tools").hidden = byId("head").hidden = byId("empty").hidden = true;
    byId("token-problem").textContent = problem;
    say("waiting for a token");
    byId("token").focus();
  };

  const later = (delay) => {
    clearTimeout(timer);
    if (!isPaused && token) timer = setTimeout(poll, delay);
  };

  async function poll() {
    const asked = token;
    try {
      const answer = await fetch(`log?since=${since}&limit=${pageSize}`, {
        headers: { Authorization: `Bearer ${asked}`, Accept: "application/json" },
        cache: "no-store", credentials: "omit", redirect: "error", signal: AbortSignal.timeout(15000),
      });
      if (asked !== token || isPaused) return;
      if (answer.status === 401 || answer.status === 403) return askForToken("The server does not take this token.");
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      const log = await answer.json();
      if (asked !== token || isPaused) return;
      if (log.next < since) say("the server was restarted", "bad");
      else say("live", "live");
      since = log.next;
      take(log.entries);
      later(log.entries.length < pageSize ? interval : 0);
    } catch (error) {
      if (asked !== token) return;
      say(error instanceof TypeError || error.name === "TimeoutError" ? "the server cannot be reached" : visible(error.message), "bad");
      later(3 * interval);
    }
  }

  const watch = (given) => {
    token = given;
    form.hidden = true;
    byId("token").value = byId("token-problem").textContent = "";
    byId("tools").hidden = byId("head").hidden = false;
    refresh();
    say("asking");
    later(0);
  };

  form.onsubmit = (event) => {
    event.preventDefault();
    watch(byId("token").value.trim());
  };
  filter.oninput = shown.onchange = refresh;
  byId("clear").onclick = () => {
    items = [];
    list.replaceChildren();
    refresh();
  };
  byId("pause").onclick = () => {
    isPaused = !isPaused;
    byId("pause").setAttribute("aria-pressed", String(isPaused));
    say(isPaused ? "paused" : "asking");
    later(0);
  };

  // The token leaves the address bar, and with it the history, before anything else happens.
  const takeFragment = () => {
    const given = new URLSearchParams(location.hash.slice(1)).get("token");
    if (!given) return false;
    history.replaceState(null, "", location.pathname + location.search);
    watch(given.trim());
    return true;
  };
  window.onhashchange = takeFragment;
  if (!takeFragment()) askForToken("");
})();
