// Passkeys (WebAuthn): a form marked data-passkey asks the browser for one, then is sent with its answer. What cannot be
// offered stays hidden: without script, without support, on another host than the one that passkeys are for.
const text = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const belongs = (domain) => location.hostname === domain || location.hostname.endsWith(`.${domain}`);

// The options as the browser takes them: what is binary travels as base64url.
const readable = (options) => {
  const known = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));
  const read = { ...options, challenge: bytes(options.challenge) };
  if (options.user) read.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) read.excludeCredentials = known(options.excludeCredentials);
  if (options.allowCredentials) read.allowCredentials = known(options.allowCredentials);
  return read;
};

const written = (credential) => {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = text(credential.response[part]);
  }
  const { id, type } = credential;
  return JSON.stringify({ id, rawId: text(credential.rawId), type, response, clientExtensionResults: {} });
};

const ask = async (form) => {
  const body = new URLSearchParams({ csrf: form.elements.csrf.value });
  const begun = await fetch(form.dataset.options, { method: "POST", body });
  if (!begun.ok || !begun.headers.get("content-type")?.includes("json")) throw new Error("no options");
  const { ceremony, options } = await begun.json();
  const publicKey = readable(options.publicKey);
  const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
  form.elements.ceremony.value = ceremony;
  form.elements.answer.value = written(credential);
};

// Forms whose question is under way, or whose answer is.
const asking = new WeakSet();

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential || !belongs(form.dataset.domain)) continue;
  const failed = form.querySelector("[data-passkey-failed]");
  form.hidden = false;
  document.querySelector("[data-passkey-none]")?.setAttribute("hidden", "");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (asking.has(form)) return;
    asking.add(form);
    failed.hidden = true;
    try {
      await ask(form);
      form.submit();
    } catch {
      // Refused, given up or too late: whoever asked may ask again.
      failed.hidden = false;
      asking.delete(form);
    }
  });
}

// Coming back by the history, one may ask again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-passkey]")) asking.delete(form);
});
