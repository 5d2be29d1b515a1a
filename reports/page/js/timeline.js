// SPDX-License-Identifier: Apache-2.0
// The cycles of a provisioning job as a drawing: when they ran on the simulated clock, and what they did.

const drawing = { width: 1100, left: 230, right: 372, axis: 64, row: 34, most: 30 };

/** As h(), for SVG. */
function svg(name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined) element.setAttribute(key, safe(value));
  }
  append(element, children);
  return element;
}

/** `T+1:21`, hours and minutes after the first cycle began; from two days on `T+3 d 4 h`. */
function simulated(ms) {
  const minutes = Math.round(ms / 60000);
  if (minutes >= 2880) return "T+" + Math.floor(minutes / 1440) + " d " + Math.floor(minutes % 1440 / 60) + " h";
  return "T+" + Math.floor(minutes / 60) + ":" + String(minutes % 60).padStart(2, "0");
}

function simulatedTime(iso) {
  return simulated(Date.parse(iso) - jobStart());
}

function jobStart() {
  return Date.parse(data.job.cycles[0].began);
}

/** What the axis spans: the cycles, and the next attempt where it is not too far behind them. */
function timeSpan(cycles, next) {
  const first = Date.parse(cycles[0].began);
  const last = Date.parse(cycles[cycles.length - 1].ended);
  const attempt = next ? Date.parse(next) : last;
  const length = Math.max(last - first, 60000);
  return { first, length: attempt > last && attempt - first <= 8 * length ? attempt - first : length };
}

function timeAxis(cycles, quarantine) {
  const { left, width } = drawing;
  const span = timeSpan(cycles, quarantine && quarantine.next);
  const x = (iso) => left + (width - left - 24) * Math.min(Math.max((Date.parse(iso) - span.first) / span.length, 0), 1);
  const end = new Date(span.first + span.length).toISOString();
  const look = (cycle) => (cycle.state === "Failed" ? "bad" : cycle.failed + cycle.references > 0 ? "mixed" : "good");
  const atEnd = quarantine && quarantine.next && Date.parse(quarantine.next) <= span.first + span.length;
  return svg("g", null,
    svg("text", { x: 0, y: 30, class: "t-name" }, "Simulated clock"),
    quarantine ? svg("rect", { x: x(quarantine.first), y: 14, width: Math.max(x(end) - x(quarantine.first), 2), height: 22, class: "t-quarantine" }) : null,
    svg("line", { x1: left, x2: width - 24, y1: 25, y2: 25, class: "t-line" }),
    cycles.map((cycle) => svg("circle", { cx: x(cycle.began), cy: 25, r: 6, class: "t-dot " + look(cycle) })),
    atEnd ? svg("path", { d: "M" + (width - 24) + " 18 l7 7 l-7 7 l-7 -7 z", class: "t-next" }) : null,
    svg("text", { x: left, y: 54, class: "t-tick" }, "T+0:00"),
    svg("text", { x: width - 24, y: 54, "text-anchor": "end", class: "t-tick" }, simulated(span.length) + (atEnd ? " next attempt" : "")));
}

function cycleName(cycle) {
  return cycle.n + " " + cycle.kind;
}

function cycleOutcome(cycle) {
  return joined([
    number(cycle.ok) + " ok", cycle.failed > 0 ? number(cycle.failed) + " failed" : null,
    cycle.references > 0 ? count(cycle.references, "reference") + " failed" : null, cycle.skipped > 0 ? number(cycle.skipped) + " skipped" : null,
  ], ", ").join("");
}

function cycleRow(cycle, place, largest) {
  const { left, right, width, axis, row } = drawing;
  const top = axis + place * row + 8;
  let x = left;
  const parts = [["good", cycle.ok], ["bad", cycle.failed + cycle.references], ["calm", cycle.skipped]].filter(([, amount]) => amount > 0);
  return svg("g", null,
    svg("text", { x: 0, y: top + 14, class: "t-name" }, cycleName(cycle)),
    svg("text", { x: left - 12, y: top + 14, "text-anchor": "end", class: "t-tick" }, simulatedTime(cycle.began)),
    parts.map(([look, amount]) => {
      const part = (width - left - right) * amount / largest;
      const bar = svg("rect", { x: x.toFixed(1), y: top, width: Math.max(part - 1, 1).toFixed(1), height: 18, class: "t-bar " + look });
      x += part;
      return bar;
    }),
    svg("text", { x: width - right + 12, y: top + 14, class: "t-text" }, cycleOutcome(cycle), cycle.quarantined ? svg("tspan", { class: "t-mark" }, " ▲ quarantine") : null));
}

function timelineSummary(cycles) {
  const quarantined = cycles.filter((cycle) => cycle.quarantined).length;
  return count(cycles.length, "cycle") + " over " + simulatedTime(cycles[cycles.length - 1].ended).slice(2) + " hours on the simulated clock; "
    + (quarantined > 0 ? number(quarantined) + " of them ended in quarantine." : "none ended in quarantine.");
}

/** Cycles that had something to do, and the first and the last: months of quiet ones would hide them. */
function busyCycles() {
  const { cycles } = data.job;
  return cycles.filter((cycle, place) => place === 0 || place === cycles.length - 1 || cycle.state === "Failed"
    || cycle.ok + cycle.failed + cycle.references + cycle.skipped > 0);
}

/** The last cycles one below the other, under an axis with all that were busy. */
function timeline() {
  const { cycles, facts: { quarantine } } = data.job;
  const shown = busyCycles().slice(-drawing.most);
  const total = (cycle) => cycle.ok + cycle.failed + cycle.references + cycle.skipped;
  const largest = Math.max(1, ...shown.map(total));
  const height = drawing.axis + shown.length * drawing.row + 8;
  return h("div.scroll", { tabindex: "0", role: "region", "aria-label": "Cycles" },
    svg("svg", { viewBox: "0 0 " + drawing.width + " " + height, role: "img", class: "timeline", "aria-labelledby": "timeline-title timeline-about" },
      svg("title", { id: "timeline-title" }, "Cycles on the simulated clock"),
      svg("desc", { id: "timeline-about" }, timelineSummary(cycles)),
      timeAxis(busyCycles(), quarantine), shown.map((cycle, place) => cycleRow(cycle, place, largest))));
}

function timelineNote() {
  const all = data.job.cycles.length;
  const busy = busyCycles().length;
  const quiet = all - busy > 0 ? [count(all - busy, "cycle") + " with nothing to do " + (all - busy === 1 ? "is" : "are") + " left out."] : [];
  const cut = busy > drawing.most ? ["The bars are of the last " + drawing.most + " of " + number(busy) + " others."] : [];
  return quiet.length + cut.length > 0 ? aside(quiet.concat(cut).join(" ")) : null;
}

function cycleTable() {
  const rows = busyCycles().map((cycle) => [
    link(to("cycle", cycle.id), cycle.n), cycle.kind, figure(simulatedTime(cycle.began)), cycle.state, figure(number(cycle.ok)), figure(number(cycle.failed)), figure(number(cycle.references)),
    figure(number(cycle.skipped)), figure(number(cycle.requests)), figure(duration(cycle.ms)), cycle.quarantined ? "yes" : "no", cycle.code && code(cycle.code)]);
  return table("cycles", ["Cycle", "Kind", "Began", "State", "Succeeded", "Failed", "References failed", "Skipped", "Requests", "Real time", "Quarantine", "Error"], rows, "Cycles");
}
