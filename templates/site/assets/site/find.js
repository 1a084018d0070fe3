/** Shows the search field at the top; pages are strict about where forms may lead, so that what is
 * typed is carried over by hand. */
export function findByForm() {
  const form = document.getElementById("find-form");
  if (!form || document.getElementById("search")) return;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const q = form.elements.q.value.trim();
    location.assign(form.action + (q ? `?q=${encodeURIComponent(q)}` : ""));
  });
}
