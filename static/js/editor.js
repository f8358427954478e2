// The chapter editor: a preview that follows the keys, buttons for people who know no Markdown, and references.
// Without it the page still previews and saves by its buttons.

const form = document.querySelector("[data-editor]");
const text = form?.querySelector("textarea[name=markdown]");
const preview = document.getElementById("preview");
const WAIT = 350;

if (form && text && preview) {
  followKeys();
  showToolbar();
  showReferences();
  for (const button of form.querySelectorAll("[data-without-script]")) button.hidden = true;
  warnBeforeLeaving();
}

function followKeys() {
  let timer = 0;
  let asked = 0;
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const mine = ++asked;
      const answer = await fetch(form.dataset.preview, {
        method: "POST",
        headers: { "HX-Request": "true" },
        body: new URLSearchParams(new FormData(form)),
      }).catch(() => null);
      if (!answer?.ok || mine !== asked) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      preview.replaceChildren(...page.body.childNodes);
    }, WAIT);
  });
}

function showToolbar() {
  const bar = form.querySelector("[data-toolbar]");
  for (const button of bar.querySelectorAll("[data-wrap], [data-line], [data-block]")) {
    button.addEventListener("click", () => press(button.dataset));
  }
  bar.hidden = false;
}

function press({ wrap, line, block }) {
  const { selectionStart: from, selectionEnd: to, value } = text;
  const chosen = value.slice(from, to);
  if (wrap) put(from, to, `${wrap}${chosen}${wrap}`, wrap.length, chosen.length);
  if (line) {
    const start = value.lastIndexOf("\n", from - 1) + 1;
    put(start, to, value.slice(start, to).split("\n").map((row) => line + row).join("\n"));
  }
  if (block) put(from, to, `\n::: ${block}\n${chosen}\n:::\n`, `\n::: ${block}\n`.length, chosen.length);
}

function put(from, to, words, caret = words.length, length = 0) {
  text.focus();
  text.setRangeText(words, from, to, "end");
  text.setSelectionRange(from + caret, from + caret + length);
  text.dispatchEvent(new Event("input", { bubbles: true }));
}

function showReferences() {
  for (const button of document.querySelectorAll("[data-insert]")) {
    button.hidden = false;
    button.addEventListener("click", () => put(text.selectionEnd, text.selectionEnd, button.dataset.insert));
  }
}

function warnBeforeLeaving() {
  const title = form.elements.namedItem("title");
  const written = () => `${title.value}\n${text.value}`;
  const saved = "unsaved" in form.dataset ? null : written();
  let sending = false;
  form.addEventListener("submit", () => { sending = true; });
  addEventListener("pageshow", () => { sending = false; });
  addEventListener("beforeunload", (event) => {
    if (!sending && written() !== saved) event.preventDefault();
  });
}
