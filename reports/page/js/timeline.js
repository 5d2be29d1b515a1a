// SPDX-License-Identifier: Apache-2.0
// The cycles of a provisioning job as a drawing: when they ran on the simulated clock, and what they did.

const wide = { width: 1100, left: 230, right: 410, margin: 24, axis: 64, row: 40, most: 30 };
/** On a telephone each cycle has its words above its bar. */
const narrow = { width: 344, left: 8, right: 8, margin: 8, axis: 72, row: 62, most: 30 };

function drawingOf() {
  return matchMedia("(max-width: 600px)").matches ? narrow : wide;
}

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

function timeAxis(cycles, quarantine, drawing) {
  const { left, width, margin } = drawing;
  const y = drawing === narrow ? 36 : 25;
  const span = timeSpan(cycles, quarantine && quarantine.next);
  const x = (iso) => left + (width - left - margin) * Math.min(Math.max((Date.parse(iso) - span.first) / span.length, 0), 1);
  const end = new Date(span.first + span.length).toISOString();
  const look = (cycle) => (cycle.state === "Failed" ? "bad" : cycle.failed + cycle.references > 0 ? "mixed" : "good");
  const atEnd = quarantine && quarantine.next && Date.parse(quarantine.next) <= span.first + span.length;
  return svg("g", null,
    svg("text", { x: 0, y: drawing === narrow ? 14 : 30, class: "t-name" }, "Simulated clock"),
    quarantine ? svg("rect", { x: x(quarantine.first), y: y - 11, width: Math.max(x(end) - x(quarantine.first), 2), height: 22, class: "t-quarantine" }) : null,
    svg("line", { x1: left, x2: width - margin, y1: y, y2: y, class: "t-line" }),
    cycles.map((cycle) => svg("circle", { cx: x(cycle.began), cy: y, r: 6, class: "t-dot " + look(cycle) })),
    atEnd ? svg("path", { d: "M" + (width - margin) + " " + (y - 7) + " l7 7 l-7 7 l-7 -7 z", class: "t-next" }) : null,
    svg("text", { x: left, y: y + 29, class: "t-tick" }, "T+0:00"),
    svg("text", { x: width - margin, y: y + 29, "text-anchor": "end", class: "t-tick" }, simulated(span.length) + (atEnd ? " next attempt" : "")));
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

/** Below its outcome: that the job is in quarantine, and the error of the cycle as a whole. */
function cycleMark(cycle, x, y) {
  const words = joined([cycle.quarantined ? "▲ quarantine" : null, cycle.code || null], " · ").join("");
  return words ? svg("text", { x, y, class: "t-text t-mark" }, words) : null;
}

function cycleWords(cycle, top, drawing) {
  const { left, right, width } = drawing;
  const time = (x) => svg("text", { x, y: top + 14, "text-anchor": "end", class: "t-tick" }, simulatedTime(cycle.began));
  const name = svg("text", { x: 0, y: top + 14, class: "t-name" }, cycleName(cycle));
  const outcome = (x, y) => svg("text", { x, y, class: "t-text" }, cycleOutcome(cycle));
  if (drawing === wide) {
    const x = width - right + 12;
    if (!cycle.quarantined && !cycle.code) return [name, time(left - 12), outcome(x, top + 14)];
    if (cycle.ok + cycle.failed + cycle.references + cycle.skipped === 0) return [name, time(left - 12), cycleMark(cycle, x, top + 14)];
    return [name, time(left - 12), outcome(x, top + 6), cycleMark(cycle, x, top + 23)];
  }
  return cycle.quarantined || cycle.code ? [name, time(width), cycleMark(cycle, 0, top + 31)] : [name, time(width), outcome(0, top + 31)];
}

function cycleRow(cycle, place, largest, drawing) {
  const { left, right, width, axis, row } = drawing;
  const top = axis + place * row + 8;
  const bars = drawing === narrow ? { y: top + 37, height: 10 } : { y: top, height: 18 };
  let x = left;
  const parts = [["good", cycle.ok], ["bad", cycle.failed + cycle.references], ["calm", cycle.skipped]].filter(([, amount]) => amount > 0);
  return svg("g", null,
    cycleWords(cycle, top, drawing),
    parts.map(([look, amount]) => {
      const part = (width - left - right) * amount / largest;
      const bar = svg("rect", { x: x.toFixed(1), ...bars, width: Math.max(part - 1, 1).toFixed(1), class: "t-bar " + look });
      x += part;
      return bar;
    }));
}

function timelineSummary(cycles) {
  const quarantined = cycles.filter((cycle) => cycle.quarantined).length;
  return count(cycles.length, "cycle") + " until " + simulatedTime(cycles[cycles.length - 1].ended) + " on the simulated clock; "
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
  const drawing = drawingOf();
  const shown = busyCycles().slice(-drawing.most);
  const total = (cycle) => cycle.ok + cycle.failed + cycle.references + cycle.skipped;
  const largest = Math.max(1, ...shown.map(total));
  const height = drawing.axis + shown.length * drawing.row + 8;
  return h("div.scroll", { tabindex: "0", role: "region", "aria-label": "Cycles" },
    svg("svg", { viewBox: "0 0 " + drawing.width + " " + height, role: "img", class: drawing === narrow ? "timeline narrow" : "timeline", "aria-labelledby": "timeline-title timeline-about" },
      svg("title", { id: "timeline-title" }, "Cycles on the simulated clock"),
      svg("desc", { id: "timeline-about" }, timelineSummary(cycles)),
      timeAxis(busyCycles(), quarantine, drawing), shown.map((cycle, place) => cycleRow(cycle, place, largest, drawing))));
}

function timelineNote() {
  const all = data.job.cycles.length;
  const busy = busyCycles().length;
  const quiet = all - busy > 0 ? [count(all - busy, "cycle") + " with nothing to do " + (all - busy === 1 ? "is" : "are") + " left out."] : [];
  const cut = busy > wide.most ? ["The bars are of the last " + wide.most + " of " + number(busy) + " others."] : [];
  return quiet.length + cut.length > 0 ? aside(quiet.concat(cut).join(" ")) : null;
}

function cycleTable() {
  const rows = busyCycles().map((cycle) => [
    link(to("cycle", cycle.id), cycle.n), cycle.kind, figure(simulatedTime(cycle.began)), cycle.state, figure(number(cycle.ok)), figure(number(cycle.failed)), figure(number(cycle.references)),
    figure(number(cycle.skipped)), figure(number(cycle.requests)), figure(duration(cycle.ms)), cycle.quarantined ? "yes" : "no", cycle.code && code(cycle.code)]);
  return table("cycles", ["Cycle", "Kind", "Began", "State", "Succeeded", "Failed", "References failed", "Skipped", "Requests", "Real time", "Quarantine", "Error"], rows, "Cycles");
}
