// What is typed into a long form is kept as a draft: some seconds after a change, and when the page is left without
// sending it. Never a password. Without it a form is as any other.
const EVERY = 4_000;
const SECRET = /password|passe|secret|token|code_/i;

for (const form of document.querySelectorAll("form[data-draft]")) {
  const said = form.querySelector("[data-draft-said]");
  let timer = 0;
  let changed = false;
  let sent = false;

  const typed = () => {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const field = form.elements[name];
      if (typeof value === "string" && field?.type !== "password" && !SECRET.test(name)) body.append(name, value);
    }
    body.set("draft", form.dataset.draft);
    return body;
  };

  const save = async () => {
    timer = 0;
    if (sent || !changed) return;
    changed = false;
    try {
      const answer = await fetch(form.dataset.drafts, { method: "POST", body: typed(), redirect: "error" });
      if (said) said.textContent = answer.ok ? said.dataset.draftSaid : said.dataset.draftLost;
    } catch {
      changed = true;
    }
  };

  form.addEventListener("input", () => {
    changed = true;
    if (said) said.textContent = "";
    timer ||= setTimeout(save, EVERY);
  });
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(timer);
  });
  addEventListener("pagehide", () => {
    if (changed && !sent) navigator.sendBeacon(form.dataset.drafts, typed());
  });
  // Back by the history: it may be sent again.
  addEventListener("pageshow", (event) => {
    if (event.persisted) sent = false;
  });
}
