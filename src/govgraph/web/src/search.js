// Search with completion over names and aliases: an ARIA combobox.
import { entities, linesOf, nameOf, nodeCount, typeName } from "./data.js";
import { icon } from "./cards.js";
import { bdi, el, t } from "./text.js";

const LIMIT = 12;
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const names = entities.slice(0, nodeCount).map((entity) => [entity.label, ...(entity.aliases ?? [])].map((name) => [name, plain(name)]));

/** Nodes whose name or alias has every word of `query`; whole beginnings first, then the best connected. */
export function find(query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = [];
  names.forEach((known, i) => {
    let best = null;
    for (const [name, text] of known) {
      if (!words.every((word) => text.includes(word))) continue;
      const rank = text.startsWith(words[0]) ? 0 : text.includes(` ${words[0]}`) ? 1 : 2;
      if (!best || rank < best.rank) best = { i, name, rank };
    }
    if (best) found.push(best);
  });
  return found.sort((a, b) => a.rank - b.rank || linesOf(b.i).length - linesOf(a.i).length || a.i - b.i).slice(0, LIMIT);
}

export function startSearch(input, list, choose) {
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
  const pick = (i) => {
    close();
    input.value = "";
    choose(i);
  };
  const show = () => {
    options = find(input.value);
    list.replaceChildren(...options.map(({ i, name }, k) => el("li", { id: `found-${k}`, role: "option", "aria-selected": "false",
      onpointerdown: (event) => { event.preventDefault(); pick(i); } },
      icon(entities[i].group), el("span", { class: "name" }, bdi(nameOf(i)), name === entities[i].label ? "" : el("span", { class: "meta" }, " (", bdi(name), ")")), el("span", { class: "meta" }, typeName(entities[i])))));
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
    else if (event.key === "Enter" && options.length) pick(options[Math.max(active, 0)].i);
    else if (event.key === "Escape") { input.value = ""; close(); return; }
    else return;
    event.preventDefault();
  });
}
