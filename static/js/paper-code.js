// The QR of a slip leads to /sign-in/code#secret. The secret never goes into an address that a server logs: it is taken
// from behind the #, put into the form, and wiped from the address bar. Pressing the button sends it.
const form = document.querySelector("[data-paper-code]");
const secret = location.hash.slice(1);

if (form && /^[\w-]{20,40}$/.test(secret)) {
  form.elements.token.value = secret;
  form.querySelector("[data-typed]").hidden = true;
  form.querySelector("[data-scanned]").hidden = false;
  form.elements.code.required = false;
  history.replaceState(null, "", location.pathname);
  form.querySelector("button").focus();
}
