// The reader's choice of light or dark. Loaded in the head, before anything is painted, so that a
// page never flashes; without it, or without storage, the page follows the system. The words are put
// in as into a template.
(() => {
  const key = "debrief-theme";
  const words = {
    auto: "[[layout.theme]]",
    light: "[[layout.theme_light]]",
    dark: "[[layout.theme_dark]]",
  };
  const choices = Object.keys(words);
  const root = document.documentElement;
  let choice = choices[0];
  try {
    const stored = localStorage.getItem(key);
    if (choices.includes(stored)) choice = stored;
  } catch {
    // Storage may be switched off; the choice then lasts as long as the page.
  }

  const apply = () => {
    if (choice === "auto") root.removeAttribute("data-theme");
    else root.setAttribute("data-theme", choice);
  };
  apply();

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    if (!button) return;
    const label = () => (button.textContent = words[choice]);
    button.hidden = false;
    label();
    button.addEventListener("click", () => {
      choice = choices[(choices.indexOf(choice) + 1) % choices.length];
      apply();
      label();
      try {
        localStorage.setItem(key, choice);
      } catch {
        // See above.
      }
    });
  });
})();
