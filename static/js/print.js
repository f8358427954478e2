/** A button that prints the page. Attached by `data-print`; hidden where there are no scripts. */
for (const button of document.querySelectorAll("[data-print]")) {
  button.removeAttribute("hidden");
  button.addEventListener("click", () => window.print());
}
