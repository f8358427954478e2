// "Käytä tätä": puts the offered shade in its field and lets the sample follow.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-shade]");
  const field = button && document.getElementById(button.dataset.for);
  if (!field) return;
  field.value = button.dataset.shade;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});
for (const button of document.querySelectorAll(".brand [data-without-script]")) button.hidden = true;
