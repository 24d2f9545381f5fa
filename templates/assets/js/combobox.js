// Type-ahead of addresses, after the combobox pattern of the ARIA Authoring Practices: the list
// comes from the server as a fragment; a line leads where its data-href says.
const WAIT = 120;

class Combobox {
  constructor(root) {
    this.input = root.querySelector("input");
    this.list = root.querySelector("[role=listbox]");
    this.status = root.querySelector("[role=status]");
    this.source = root.dataset.combobox;
    this.active = -1;
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-expanded", "false");
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.addEventListener("input", () => this.wait());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const line = event.target.closest("[role=option]");
      if (line) this.choose(line);
    });
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    this.running?.abort();
    const typed = this.input.value.trim();
    if (typed.length < 3) return this.close();
    this.running = new AbortController();
    const query = new URLSearchParams(new FormData(this.input.form));
    query.set("q", typed);
    try {
      const answer = await fetch(`${this.source}?${query}`, { signal: this.running.signal });
      if (answer.ok) this.show(await answer.text());
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show(html) {
    this.list.innerHTML = html;
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    const lines = this.lines();
    this.status.textContent = this.list.querySelector("[data-status]")?.dataset.status ?? "";
    this.list.hidden = this.list.children.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden && lines.length > 0));
  }

  lines() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  close() {
    this.running?.abort();
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const lines = this.lines();
    if (event.key === "Escape") {
      if (this.list.hidden) this.input.value = "";
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) return this.ask();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.move(lines, (this.active + step + lines.length + (this.active < 0 && step < 0 ? 1 : 0)) % lines.length);
    } else if (event.key === "Enter" && this.active >= 0 && !this.list.hidden) {
      event.preventDefault();
      this.choose(lines[this.active]);
    }
  }

  move(lines, to) {
    if (!lines.length) return;
    lines.forEach((line, at) => line.setAttribute("aria-selected", String(at === to)));
    this.active = to;
    this.input.setAttribute("aria-activedescendant", lines[to].id);
    lines[to].scrollIntoView({ block: "nearest" });
  }

  // A town or a street without its number completes what is typed; anything else leads on.
  choose(line) {
    if (line.dataset.complete) {
      this.input.value = line.dataset.complete;
      this.input.focus();
      this.input.setSelectionRange(0, 0);
      this.close();
    } else {
      this.close();
      window.location.assign(line.dataset.href);
    }
  }
}

document.querySelectorAll("[data-combobox]").forEach((root) => new Combobox(root));
