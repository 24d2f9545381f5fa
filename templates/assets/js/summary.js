// A form marked data-live keeps the summary up to date while one chooses: each change is sent as
// its own "update" button would send it, and the answer's summary and choices replace ours. A choice
// that is refused comes back with its reason beside it.
const form = document.querySelector("form[data-live]");
const parts = ["#summary", "#summary-bar .bar-body", "#summary-bar > summary"];
const REFUSED = 422;
let running;

async function update() {
  running?.abort();
  running = new AbortController();
  const data = new URLSearchParams(new FormData(form));
  data.set("then", "stay");
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, signal: running.signal });
    if (!answer.ok && answer.status !== REFUSED) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of parts) {
      const ours = document.querySelector(part);
      const theirs = page.querySelector(part);
      if (ours && theirs) ours.innerHTML = theirs.innerHTML;
    }
    refreshChoices(page);
    refreshCode(page);
    // What was refused before is told above the form no longer than it is true.
    if (!page.getElementById("error-summary")) document.getElementById("error-summary")?.remove();
  } catch (error) {
    if (error.name !== "AbortError") form.removeAttribute("data-live");
  }
}

// Options may come and go with the equipment: take the new groups, keep the focus where it was.
function refreshChoices(page) {
  const ours = form.querySelector("[data-choices]");
  const theirs = page.querySelector("[data-choices]");
  if (!ours || !theirs || ours.innerHTML === theirs.innerHTML) return;
  const focused = document.activeElement?.id;
  ours.innerHTML = theirs.innerHTML;
  if (focused) document.getElementById(focused)?.focus();
}

// A code goes along with each change: whether it was taken is told at its field, unless one is typing there.
function refreshCode(page) {
  const ours = document.getElementById("coupon");
  const theirs = page.getElementById("coupon");
  if (ours && theirs && !ours.contains(document.activeElement)) ours.innerHTML = theirs.innerHTML;
}

if (form) {
  form.classList.add("is-live");
  form.addEventListener("change", (event) => {
    if (event.target.closest("[data-choices]")) update();
  });
}

// A summary taller than the window scrolls with the page until all of it was seen, then stays.
const panel = document.getElementById("summary");
const MARGIN = 24;

function stick() {
  panel.style.top = `${Math.min(MARGIN, window.innerHeight - panel.offsetHeight - MARGIN)}px`;
}

if (panel) {
  new ResizeObserver(stick).observe(panel);
  window.addEventListener("resize", stick);
}
