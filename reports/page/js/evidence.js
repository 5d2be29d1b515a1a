// SPDX-License-Identifier: Apache-2.0
// Requests and responses as they were on the wire, raw or readable.

/** How bodies are shown; kept while the page is open. */
const bodyView = { pretty: true };

function bytesAsText(base64) {
  return atob(base64).replace(/[^\n\t\x20-\x7e]/g, (byte) => "\\x" + byte.charCodeAt(0).toString(16).padStart(2, "0"));
}

/** A JSON text with indentation; the text itself when it is not JSON. */
function prettyJson(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function bodyText(body, pretty) {
  if (body.base64 !== undefined) return bytesAsText(body.base64);
  const text = body.text || "";
  return pretty && /json/i.test(body.mime) ? prettyJson(text) : text;
}

function bodyNotes(body) {
  return [
    body.base64 !== undefined ? "The body is not UTF-8: bytes outside ASCII are shown as \\xNN." : null,
    body.keptBytes !== undefined ? "The body was cut when it was recorded: " + number(body.keptBytes) + " of " + number(body.size) + " bytes kept." : null,
    body.cutHere ? "The body is cut in this file to keep it small; results.ndjson has all of it." : null,
  ];
}

function redactions(message) {
  const inHeaders = message.headers.filter(([, value]) => value.includes("‹redacted:")).length;
  const inBody = message.body ? ((message.body.text || "").match(/‹(redacted|personal):/g) || []).length : 0;
  return joined([
    inHeaders > 0 ? count(inHeaders, "header") + " redacted" : null,
    inBody > 0 ? count(inBody, "value") + " in the body redacted" : null,
    message.body ? "body " + byteCount(message.body.size) : "no body",
  ], " · ");
}

/** Query parameters as text: what the percent-encoded address says. */
function queryFacts(url) {
  const place = url.indexOf("?");
  if (place < 0) return null;
  const decode = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  return facts(url.slice(place + 1).split("&").map((pair) => {
    const cut = pair.indexOf("=");
    return cut < 0 ? [decode(pair), "(no value)"] : [decode(pair.slice(0, cut)), code(decode(pair.slice(cut + 1)))];
  }), "query");
}

/** The address without scheme and host, as in the request line. */
function requestTarget(url) {
  return url.replace(/^https?:\/\/[^/?#]*/i, "") || "/";
}

function startLine(exchange, side) {
  const version = "HTTP/" + (exchange.http || "1.1");
  if (side === "request") return exchange.request.method + " " + requestTarget(exchange.request.url) + " " + version;
  return version + " " + exchange.response.status + (exchange.response.reason ? " " + exchange.response.reason : "");
}

function messageText(exchange, side, pretty) {
  const message = exchange[side];
  const head = [startLine(exchange, side)].concat(message.headers.map(([name, value]) => name + ": " + value));
  return { head: head.join("\n"), body: message.body ? bodyText(message.body, pretty) : "" };
}

function messageView(exchange, side, pretty) {
  const message = exchange[side];
  if (!message.headers) return aside(startLine(exchange, side) + ". Headers and body are left out to keep this file small; results.ndjson has them.");
  const { head, body } = messageText(exchange, side, pretty);
  return h("div.message",
    aside(redactions(message)),
    side === "request" && pretty ? queryFacts(exchange.request.url) : null,
    h("pre.wire", { tabindex: "0" }, h("span.head", head), body === "" ? null : "\n\n" + body),
    message.body ? bodyNotes(message.body).map((note) => note && aside(note)) : null);
}

function requestView(exchange) {
  return withBodyToggle(() => messageView(exchange, "request", bodyView.pretty));
}

function responseView(exchange) {
  if (exchange.failure) {
    return h("p.no-answer", strong("No answer: " + exchange.failure.class + ". "), exchange.failure.text);
  }
  if (!exchange.response) return h("p", "No answer was recorded.");
  return withBodyToggle(() => messageView(exchange, "response", bodyView.pretty));
}

function withBodyToggle(render) {
  const place = h("div", render());
  const choose = (pretty) => () => {
    bodyView.pretty = pretty;
    place.replaceChildren(render());
    mark();
  };
  const readable = button("Readable", choose(true));
  const raw = button("Raw", choose(false));
  const mark = () => {
    readable.setAttribute("aria-pressed", String(bodyView.pretty));
    raw.setAttribute("aria-pressed", String(!bodyView.pretty));
  };
  mark();
  return h("div", h("div.switch", { role: "group", "aria-label": "How the message is shown" }, readable, raw), place);
}

const timingPhases = [["dns", "Name lookup"], ["connect", "Connect"], ["tls", "TLS"], ["send", "Send"], ["wait", "Wait"], ["receive", "Receive"]];

function timingView(exchange) {
  const { timing } = exchange;
  const rows = timingPhases.filter(([phase]) => timing[phase] !== undefined).map(([phase, word]) => {
    const bar = h("span.bar", { "aria-hidden": "true" });
    bar.style.width = (timing.total > 0 ? Math.min(100, 100 * timing[phase] / timing.total) : 0) + "%";
    return [word, figure(duration(timing[phase])), h("span.track", bar)];
  });
  rows.push([strong("Total"), h("strong.figure", duration(timing.total)), ""]);
  return h("div", table("timing", ["Phase", "Time", ""], rows, "Timing"),
    aside("Sent at " + exchange.at + " · " + exchange.id));
}

function curlView(exchange) {
  if (exchange.curl === undefined) return aside("The request is not in this file in full; results.ndjson has it.");
  return h("div.curl",
    h("div.line", aside("Set SCIM_BASE and SCIM_TOKEN, then run:"), button("Copy", () => copyText(exchange.curl, "curl command"))),
    h("pre.wire", { tabindex: "0" }, exchange.curl));
}

/** `POST /Users → 201 Created · 41 ms` */
function exchangeSummary(exchange) {
  const answer = exchange.response
    ? exchange.response.status + (exchange.response.reason ? " " + exchange.response.reason : "")
    : "no answer";
  return [code(exchange.request.method + " " + requestTarget(exchange.request.url)), " → ", strong(answer), " · " + duration(exchange.timing.total)];
}
