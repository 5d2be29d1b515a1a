// SPDX-License-Identifier: Apache-2.0
// Elements are built one by one; text goes through safe(), so nothing a provider sent becomes markup.

const unsafeCharacters =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Control characters, bidi marks and invisible separators as visible escapes. */
function safe(text) {
  return String(text).replace(unsafeCharacters, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length < 3 ? "\\x" + code.padStart(2, "0") : "\\u" + code.padStart(4, "0");
  });
}

/** h("p.quiet", {id: "x"}, child, ...): attributes may be left out; those that are null or false are not set. */
function h(name, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(" ");
  if (isAttributes(children[0])) setAttributes(element, children.shift());
  append(element, children);
  return element;
}

function isAttributes(value) {
  return value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;
}

/** `events` maps names to listeners. */
function setAttributes(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "events") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? "" : safe(value));
    }
  }
}

function isNothing(child) {
  return child === null || child === undefined || child === false || child === "" || (Array.isArray(child) && child.length === 0);
}

function append(element, children) {
  for (const child of children.flat(4)) {
    if (!isNothing(child)) element.append(child instanceof Node ? child : safe(child));
  }
}

/** Children separated by a text or by copies of a node, absent ones left out. */
function joined(children, separator) {
  const between = () => (separator instanceof Node ? separator.cloneNode(true) : separator);
  return children.filter((child) => !isNothing(child)).flatMap((child, place) => (place === 0 ? [child] : [between(), child]));
}

const code = (...children) => h("code", ...children);
const strong = (...children) => h("strong", ...children);
const quiet = (...children) => h("span.quiet", ...children);
const aside = (...children) => h("p.quiet", ...children);
const figure = (...children) => h("span.figure", ...children);
const heading = (...children) => h("h1", { tabindex: "-1" }, ...children);
const section = (title, ...children) => h("section", h("h2", title), ...children);
const link = (address, ...children) => h("a", { href: address, ...(isAttributes(children[0]) ? children.shift() : {}) }, ...children);

function button(text, action, attributes) {
  return h("button", { type: "button", events: { click: action }, ...attributes }, text);
}

/** `dl` from [name, value] pairs without the empty ones. */
function facts(pairs, className) {
  return h("dl." + (className || "facts"), pairs.filter(([, value]) => !isNothing(value)).map(([name, value]) => [h("dt", name), h("dd", value)]));
}

/** A table inside its own scrolling region. Cells are texts, nodes or arrays of both. */
function table(className, heads, rows, caption) {
  return h("div.scroll", { tabindex: "0", role: "region", "aria-label": caption },
    h("table." + className, h("caption.unseen", caption),
      h("thead", h("tr", heads.map((content) => h("th", { scope: "col" }, content)))),
      h("tbody", rows.map((row) => h("tr", row.map((content) => h("td", content)))))));
}

/** A link out of the report; plain text when the address is not http(s). */
function outside(url, text) {
  if (!/^https?:\/\//i.test(url || "")) return text;
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text, h("span.out", { "aria-hidden": "true" }, "\u00a0↗"));
}
