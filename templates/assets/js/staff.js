// The staff's keyboard: command palette (Ctrl K), shortcuts sheet (?), search (/), pages (g, then a letter), rows of a
// table (j, k). Everything here has a link or a form of its own; without script nothing is missing.
const palette = document.getElementById("palette");
const sheet = document.getElementById("shortcuts");
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// Buttons that only work with script appear with it.
for (const button of document.querySelectorAll("[data-palette], [data-shortcuts], [data-all]")) button.hidden = false;

// --- Command palette: a combobox whose list is filtered as one types.
const input = palette?.querySelector("input");
const options = [...(palette?.querySelectorAll("[role=option]") ?? [])];
let chosen = -1;

const shown = () => options.filter((option) => !option.hidden);

function choose(index) {
  const list = shown();
  chosen = list.length ? (index + list.length) % list.length : -1;
  options.forEach((option) => option.setAttribute("aria-selected", String(option === list[chosen])));
  if (chosen < 0) input.removeAttribute("aria-activedescendant");
  else {
    input.setAttribute("aria-activedescendant", list[chosen].id);
    list[chosen].scrollIntoView({ block: "nearest" });
  }
}

function filter() {
  const words = fold(input.value).split(/\s+/).filter(Boolean);
  for (const option of options) option.hidden = !words.every((word) => fold(option.textContent).includes(word));
  palette.querySelector("[data-none]").hidden = shown().length > 0;
  choose(0);
}

function openPalette() {
  if (!palette || palette.open) return;
  sheet?.close();
  palette.showModal();
  input.value = "";
  filter();
  input.focus();
}

input?.addEventListener("input", filter);
input?.addEventListener("keydown", (event) => {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves) {
    event.preventDefault();
    choose(chosen + moves[event.key]);
  } else if (event.key === "Enter") {
    event.preventDefault();
    const option = shown()[chosen];
    if (option) location.assign(option.dataset.href);
  }
});
palette?.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) location.assign(option.dataset.href);
  else if (event.target === palette) palette.close();
});
sheet?.addEventListener("click", (event) => event.target === sheet && sheet.close());
document.querySelector("[data-palette]")?.addEventListener("click", openPalette);
document.querySelector("[data-shortcuts]")?.addEventListener("click", () => sheet?.showModal());

// --- Keys of one letter; whoever dictates to the computer can turn them off (WCAG 2.1.4).
const KEYS = "weblys-keys-off";
const toggle = sheet?.querySelector("[data-keys]");
let on = true;
try { on = localStorage.getItem(KEYS) !== "1"; } catch { /* no memory: they stay on */ }
if (toggle) {
  toggle.checked = on;
  toggle.addEventListener("change", () => {
    on = toggle.checked;
    try { on ? localStorage.removeItem(KEYS) : localStorage.setItem(KEYS, "1"); } catch { /* until the next page */ }
  });
}

const places = new Map([["h", "/staff"]]);
for (const line of sheet?.querySelectorAll("[data-go]") ?? []) places.set(line.dataset.go, line.dataset.href);
let waiting = false;

function moveRow(step) {
  const links = [...document.querySelectorAll("[data-table] .row-link")];
  if (!links.length) return false;
  const at = links.indexOf(document.activeElement);
  links[Math.min(links.length - 1, Math.max(0, at < 0 ? 0 : at + step))].focus();
  return true;
}

function single(key) {
  if (waiting) {
    waiting = false;
    const place = places.get(key);
    if (place) location.assign(place);
    return Boolean(place);
  }
  if (key === "/") return document.getElementById("desk-q")?.focus(), true;
  if (key === "?") return sheet?.showModal(), true;
  if (key === "j" || key === "k") return moveRow(key === "j" ? 1 : -1);
  if (key === "g") {
    waiting = true;
    setTimeout(() => { waiting = false; }, 1500);
    return true;
  }
  return false;
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openPalette();
    return;
  }
  const typing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog[open]");
  if (!on || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (single(event.key)) event.preventDefault();
});

// --- Menus close when one looks elsewhere or presses Escape.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".pop[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.(".pop[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// --- Selection of rows: how many are chosen, and all of them at once.
for (const form of document.querySelectorAll("[data-bulk]")) {
  const boxes = [...form.querySelectorAll("input[name=id]")];
  const all = form.querySelector("[data-all]");
  const status = form.querySelector("[data-count]");
  const none = status.textContent;
  const count = () => {
    const picked = boxes.filter((box) => box.checked).length;
    status.textContent = picked ? status.dataset.count.replace("#", picked) : none;
    form.classList.toggle("has-picked", picked > 0);
    all.checked = picked === boxes.length;
    all.indeterminate = picked > 0 && picked < boxes.length;
  };
  form.classList.add("is-live");
  form.addEventListener("change", (event) => {
    if (event.target === all) boxes.forEach((box) => { box.checked = all.checked; });
    count();
  });
  count();
}
