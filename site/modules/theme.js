// Light or dark. A classic script in the head, so that the page is never painted in the other one first.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const remembered = () => {
    try {
      return localStorage.getItem("faultlab.theme");
    } catch {
      return null; // storage is off: the system decides
    }
  };

  const remember = (theme) => {
    try {
      localStorage.setItem("faultlab.theme", theme);
    } catch {
      // storage is off: the choice holds for this page
    }
  };

  const current = () => root.dataset.theme ?? (dark.matches ? "dark" : "light");
  const changed = () => document.dispatchEvent(new CustomEvent("theme", { detail: current() }));

  const theme = remembered();
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  dark.addEventListener("change", changed);

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    const tell = () => button.setAttribute("aria-pressed", String(current() === "dark"));
    tell();
    document.addEventListener("theme", tell);
    button.addEventListener("click", () => {
      root.dataset.theme = current() === "dark" ? "light" : "dark";
      remember(root.dataset.theme);
      changed();
    });
  });
})();
