// Pieces that several views are made of.
import { formatDate } from "../format.js";
import { bdi, el, t } from "../text.js";
import { entityAddress, parseAddress } from "./address.js";

export const GROUPS = ["person", "post", "organisation", "place", "event"];

/** Group of an entity by its identifier: "person/…" → "person"; "" for what has no shape of its own. */
export const groupOf = (id) => (GROUPS.includes(id?.split("/")[0]) ? id.split("/")[0] : "");

export const groupIcon = (group) => (group ? el("span", { class: `icon ${group}`, "aria-hidden": "true" }) : null);

/** "gg:TradeMission" → "type-TradeMission", the class that carries the colour of a kind of event. */
export const typeClass = (type) => `type-${type.replace(/^\w+:/, "").replace(/\W/g, "")}`;

export const typeMark = (type) => el("span", { class: `swatch ${typeClass(type)}`, "aria-hidden": "true" });

/** A reference {id, label} as a link to its card, or as plain words when it is only words. */
export function refLink(ref, icon = true) {
  if (!ref) return null;
  if (!ref.id || !groupOf(ref.id)) return bdi(ref.label);
  return el("a", { class: "node", href: entityAddress(ref.id) }, icon ? groupIcon(groupOf(ref.id)) : null, bdi(nameOf(ref)));
}

/** A link to the card of `id` with these words. */
export const entityLinkTo = (id, words) => el("a", { class: "node", href: entityAddress(id) }, bdi(words));

const DATE_AT_END = /\s(\d{4})(-\d{2}){0,2}$/;

/** The date at the end of an event's label, as it stands in the data; "" when there is none. */
export const dateOf = (label) => DATE_AT_END.exec(label)?.[0].trim() ?? "";

/** An event by its own words, its date standing beside it. */
export function eventName(label) {
  const bare = label.replace(DATE_AT_END, "") || label;
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

const nameOf = (ref) => (groupOf(ref.id) === "event" ? eventName(ref.label) : ref.label);

/** Links to cards inside `node` open the card beside the view instead of leaving it. */
export function catchLinks(node, chosen) {
  node.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#/entitas/']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    chosen(parseAddress(link.getAttribute("href")).rest);
  });
}

/** {start, end} as a reader expects it in the current language. */
export function dateWords(date) {
  if (!date?.start) return t("noDate");
  return date.end && date.end !== date.start ? `${formatDate(date.start)} – ${formatDate(date.end)}` : formatDate(date.start);
}

/** A labelled drop-down list; `options` are [value, words]. */
export function dropDown(label, options, value, onchange) {
  const select = el("select", { onchange: () => onchange(select.value) }, options.map(([key, words]) => el("option", { value: key, selected: key === value }, words)));
  return el("label", { class: "field" }, el("span", {}, label), select);
}

/** Checkboxes that show what each colour means and switch it on and off; `options` are [key, words, mark, count]. */
export function legend(title, options, chosen, changed) {
  const boxes = options.map(([key, words, mark, count]) => {
    const input = el("input", { type: "checkbox", checked: chosen.has(key), onchange: () => {
      if (input.checked) chosen.add(key);
      else chosen.delete(key);
      changed();
    } });
    return el("label", { class: "box" }, input, mark, el("span", { class: "name" }, words), count === undefined ? null : el("span", { class: "count" }, String(count)));
  });
  return el("fieldset", { class: "chips" }, el("legend", {}, title), boxes);
}

/** Two sliders over `values`, from and to; `words(value)` names one; `changed(from, to)` gets positions. */
export function span(title, values, [from, to], words, changed) {
  const last = values.length - 1;
  const output = el("output", { class: "meta" });
  const slider = (key, value) => el("input", { type: "range", min: 0, max: last, value, "aria-label": `${title}: ${t(key)}`, oninput: () => move(key) });
  const [low, high] = [slider("timeFrom", from), slider("timeTo", to)];
  const show = () => {
    const [a, b] = [Number(low.value), Number(high.value)];
    output.textContent = a === 0 && b === last ? `${t("timeAll")}: ${words(values[a])} – ${words(values[b])}` : a === b ? words(values[a]) : `${words(values[a])} – ${words(values[b])}`;
    low.setAttribute("aria-valuetext", words(values[a]));
    high.setAttribute("aria-valuetext", words(values[b]));
  };
  function move(key) {
    if (Number(low.value) > Number(high.value)) {
      if (key === "timeFrom") high.value = low.value;
      else low.value = high.value;
    }
    show();
    changed(Number(low.value), Number(high.value));
  }
  show();
  const set = (a, b) => { [low.value, high.value] = [a, b]; show(); };
  const node = el("fieldset", { class: "span" }, el("legend", {}, title), el("label", {}, t("timeFrom"), low), el("label", {}, t("timeTo"), high), output);
  return { node, set };
}

/** What narrows a view, folded away on a narrow screen so that the view itself is seen first. */
export const foldable = (controls) => el("details", { class: "foldable", open: matchMedia("(min-width: 861px)").matches }, el("summary", {}, t("choices")), controls);

/** The heading of a view: what it is, and in a sentence what to do with it. */
export const lead = (title, words) => el("header", { class: "lead" }, el("h2", {}, title), el("p", {}, words));

export const waiting = () => el("p", { class: "waiting", role: "status" }, t("loading"));

/** What went wrong, with a button that tries again. */
export function failure(error, again) {
  const words = error.status === 404 ? t("notFound") : t("loadFailed");
  return el("div", { class: "differs", role: "alert" }, el("p", {}, words), error.status === 404 ? null : el("p", { class: "meta" }, error.message), again ? el("button", { class: "plain", onclick: again }, t("tryAgain")) : null);
}

/** The first rows of a list, the others behind a button. */
export function rows(items, make, first = 12) {
  const list = el("ul", { class: "rows" }, items.slice(0, first).map(make));
  if (items.length <= first) return [list];
  const more = el("button", { class: "plain", onclick: () => {
    list.append(...items.slice(first).map(make));
    more.remove();
  } }, t("more", { n: items.length - first }));
  return [list, more];
}
