/** Writing a poll: only the fields that the chosen kind needs are there. Attached by `data-poll-edit` and `data-for`. */

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-poll-edit]"));

function show() {
  const kind = form && new FormData(form).get("kind");
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-for]"))) {
    part.hidden = Boolean(kind) && !part.dataset.for?.split(" ").includes(String(kind));
  }
}

form?.addEventListener("change", show);
show();
