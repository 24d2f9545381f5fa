// The number in the bell, while the page is looked at: one stream, closed when one looks elsewhere, so that many tabs
// cost nothing. Without it the number is as of when the page was asked for.
const bell = document.querySelector("[data-bell]");
const said = document.querySelector("[data-bell-said]");
let source = null;
let shown = null;
let wait = 15_000;

function show(count) {
  const number = bell.querySelector("[data-count]");
  const what = bell.querySelector("[data-count-what]");
  const grows = shown !== null && count !== "0" && count !== shown && (count.endsWith("+") || Number(count) > Number(shown));
  number.textContent = count;
  number.hidden = what.hidden = count === "0";
  // Polite, and only for what is new: reading some says nothing.
  if (grows) said.textContent = said.dataset.bellSaid.replace("#", count);
  shown = count;
}

function stop() {
  source?.close();
  source = null;
}

function listen() {
  if (source || document.hidden) return;
  source = new EventSource(bell.dataset.bell);
  source.addEventListener("unread", (event) => {
    wait = 15_000;
    show(event.data);
  });
  source.addEventListener("ended", () => {
    stop();
    said.textContent = said.dataset.bellEnded;
    said.classList.remove("vh");
    bell.hidden = true;
  });
  source.addEventListener("error", () => {
    // The browser comes again by itself, unless it was refused.
    if (source?.readyState !== EventSource.CLOSED) return;
    stop();
    setTimeout(listen, wait);
    wait = Math.min(wait * 2, 600_000);
  });
}

if (bell && said && "EventSource" in window) {
  shown = bell.querySelector("[data-count]").textContent.trim();
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", listen);
  listen();
}
