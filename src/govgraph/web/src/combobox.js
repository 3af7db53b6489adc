// An input with completion, as an ARIA combobox.
import { el, t } from "./text.js";

export const LIMIT = 12;

/** Small letters without accents, for comparing. */
export const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** `find(text)` gives options, `row(option)` what an option shows, `choose(option)` is told which was picked. Returns {update}. */
export function combobox(input, list, { find, row, choose }) {
  let options = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  };
  const mark = (next) => {
    active = options.length ? (next + options.length) % options.length : -1;
    [...list.children].forEach((item, k) => item.setAttribute("aria-selected", String(k === active)));
    if (active < 0) return;
    input.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  };
  const pick = (option) => {
    close();
    input.value = "";
    choose(option);
  };
  const show = () => {
    options = find(input.value);
    list.replaceChildren(...options.map((option, k) => el("li", { id: `${list.id}-${k}`, role: "option", "aria-selected": "false",
      onpointerdown: (event) => { event.preventDefault(); pick(option); } }, row(option))));
    if (!options.length && input.value.trim()) list.append(el("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, t("foundNone")));
    list.hidden = !list.childElementCount;
    input.setAttribute("aria-expanded", String(!list.hidden));
    active = -1;
  };

  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") mark(active + 1);
    else if (event.key === "ArrowUp") mark(active - 1);
    else if (event.key === "Enter" && options.length) pick(options[Math.max(active, 0)]);
    else if (event.key === "Escape") { input.value = ""; close(); return; }
    else return;
    event.preventDefault();
  });
  return { update: () => document.activeElement === input && input.value && show() };
}
