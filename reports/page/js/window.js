// SPDX-License-Identifier: Apache-2.0
// A list of any length of which only the visible rows exist. The page scrolls, not the list.

const overscan = 10;

function windowedList(label, describeRow, openRow) {
  const element = h("div.grid", { role: "grid", "aria-label": label });
  const drawn = new Map();
  let rows = [];
  let active = 0;

  const rowHeight = () => (matchMedia("(min-width: 700px)").matches ? 32 : 56);

  function makeRow(index) {
    const { className, cells } = describeRow(rows[index], index);
    const row = h("div", { role: "row", class: "row " + (className || ""), "aria-rowindex": index + 1, tabindex: index === active ? 0 : -1 }, cells);
    row.style.top = index * rowHeight() + "px";
    row.addEventListener("focus", () => activate(index));
    return row;
  }

  function draw() {
    if (!element.isConnected) return;
    const height = rowHeight();
    element.style.height = rows.length * height + "px";
    const top = -element.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(top / height) - overscan);
    const last = Math.min(rows.length, Math.ceil((top + innerHeight) / height) + overscan);
    for (const [index, row] of drawn) {
      if ((index < first || index >= last) && !row.contains(document.activeElement)) {
        row.remove();
        drawn.delete(index);
      }
    }
    for (let index = first; index < last; index += 1) {
      if (!drawn.has(index)) {
        drawn.set(index, makeRow(index));
        element.append(drawn.get(index));
      }
    }
  }

  function redraw() {
    for (const row of drawn.values()) row.remove();
    drawn.clear();
    draw();
  }

  function activate(index) {
    const previous = drawn.get(active);
    if (previous) previous.tabIndex = -1;
    active = index;
    const row = drawn.get(active);
    if (row) row.tabIndex = 0;
  }

  /** Moves the active row, brings it into view and focuses it. */
  function moveTo(index) {
    if (rows.length === 0) return;
    activate(Math.min(Math.max(index, 0), rows.length - 1));
    const height = rowHeight();
    const top = element.getBoundingClientRect().top + active * height;
    const margin = stickyHeight() + 8;
    if (top < margin) scrollBy(0, top - margin);
    else if (top + height > innerHeight - 8) scrollBy(0, top + height - innerHeight + 8);
    draw();
    drawn.get(active).focus({ preventScroll: true });
  }

  function onKey(event) {
    const page = Math.max(1, Math.floor(innerHeight / rowHeight()) - 3);
    const target = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: rows.length - 1, PageDown: active + page, PageUp: active - page }[event.key];
    if (target === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    moveTo(target);
  }

  element.addEventListener("keydown", onKey);
  addEventListener("scroll", draw, { passive: true });
  addEventListener("resize", redraw);

  return {
    element,
    draw,
    update(newRows) {
      rows = newRows;
      active = Math.min(active, Math.max(rows.length - 1, 0));
      element.setAttribute("aria-rowcount", rows.length);
      redraw();
    },
    move: (by) => moveTo(element.contains(document.activeElement) ? active + by : active),
    open: () => rows.length > 0 && openRow(rows[active]),
    leave() {
      removeEventListener("scroll", draw);
      removeEventListener("resize", redraw);
    },
  };
}

function stickyHeight() {
  const bar = document.querySelector(".toolbar");
  return bar && getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
}
