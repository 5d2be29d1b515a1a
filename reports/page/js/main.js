// SPDX-License-Identifier: Apache-2.0
// Reads the index and takes over from the static part.

const baseTitle = document.title;

function notice(text) {
  const main = document.getElementById("main");
  main.prepend(h("p.notice", { role: "alert" }, text));
}

async function start() {
  applyTheme(stored("theme"));
  settings.shortcuts = stored("shortcuts") !== "off";
  try {
    if (typeof DecompressionStream !== "function") throw new Error("no DecompressionStream");
    await loadIndex();
  } catch {
    notice("The evidence needs a newer browser: Chrome or Edge 103, Firefox 113, Safari 16.4. The summary below is complete.");
    return;
  }
  document.getElementById("static").remove();
  document.getElementById("main").before(header());
  document.getElementById("main").after(footer());
  document.body.append(announcer);
  addPageFoot();
  addEventListener("hashchange", showAddress);
  addEventListener("keydown", onKeyDown);
  addEventListener("beforeprint", beforePlainPrint);
  addEventListener("afterprint", afterPlainPrint);
  await showAddress();
}

start();
