// SPDX-License-Identifier: Apache-2.0
// Copying, and saying so; a dialog with the text where the clipboard is out of reach.

const announcer = h("div.toast", { role: "status", "aria-live": "polite" });
let announcement = 0;

function announce(text) {
  announcer.textContent = safe(text);
  announcer.classList.add("shown");
  clearTimeout(announcement);
  announcement = setTimeout(() => announcer.classList.remove("shown"), 2500);
}

async function copyText(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    announce(what + " copied");
  } catch {
    showCopyDialog(text, what);
  }
}

function showCopyDialog(text, what) {
  const area = h("textarea", { rows: "8", readonly: true, "aria-label": what });
  area.value = text;
  openDialog("Copy " + what, [h("p", "The browser does not let this page write to the clipboard. Copy the text from here."), area]);
  area.select();
}

/** A modal dialog that gives the focus back when it closes. */
function openDialog(title, content, actions) {
  const before = document.activeElement;
  const dialog = h("dialog", { "aria-label": title }, h("h2", title), content);
  const close = button("Close", () => dialog.close());
  dialog.append(h("div.actions", actions ? actions(dialog) : null, close));
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** The address of this view; from disk only the file's name and what follows, since paths mean nothing elsewhere. */
function currentAddress() {
  if (location.protocol !== "file:") return location.href;
  return location.pathname.split("/").pop() + location.hash;
}

function copyLink() {
  copyText(currentAddress(), "Link");
}
