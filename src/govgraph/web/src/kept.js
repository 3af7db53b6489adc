// Settings that outlive a visit, where the browser keeps them for a page from disk; and the theme, which is one of them.
import { t } from "./text.js";

export const kept = {
  get(name) {
    try { return localStorage.getItem(`govgraph.${name}`); } catch { return null; }
  },
  set(name, value) {
    try { localStorage.setItem(`govgraph.${name}`, value); } catch { /* storage is off: the setting lasts for this visit */ }
  },
};

const root = document.documentElement;
const dark = () => root.dataset.theme === "dark";

/** The theme kept from the last visit, else what the system prefers. */
export function startTheme() {
  const prefers = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  root.dataset.theme = ["dark", "light"].includes(kept.get("theme")) ? kept.get("theme") : prefers;
}

export function switchTheme() {
  root.dataset.theme = dark() ? "light" : "dark";
  kept.set("theme", root.dataset.theme);
}

/** What the button that switches the theme says. */
export const themeWord = () => t(dark() ? "toLight" : "toDark");
