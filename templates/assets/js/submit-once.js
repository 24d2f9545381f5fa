// A form marked data-once is sent once, however often its button is pressed. Coming back by the
// history brings the button back to life. Without script the server takes care of repeats.
const busy = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]")) return;
  if (busy.has(form)) {
    event.preventDefault();
    return;
  }
  busy.add(form);
  event.submitter?.setAttribute("aria-disabled", "true");
});

window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-once]")) {
    busy.delete(form);
    // Its buttons may stand elsewhere on the page.
    for (const button of form.elements) button.removeAttribute("aria-disabled");
  }
});

// Errors first: the summary takes the focus when the page comes back with refused fields.
document.getElementById("error-summary")?.focus();

// A menu closes when one clicks or moves elsewhere, or presses Escape.
const menu = document.querySelector(".prefs");
document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});
menu?.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
