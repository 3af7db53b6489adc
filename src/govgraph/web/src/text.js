// Words of the interface in two languages, and the one way in which elements are made: text is always text.
import STRINGS from "./strings.json";

const LANGUAGES = ["id", "en"];
let language = "id";

export const currentLanguage = () => language;

export function setLanguage(wanted) {
  language = LANGUAGES.includes(wanted) ? wanted : "id";
  document.documentElement.lang = language;
}

/** Strings of the application, {key: {id, en}}, beside those of the graph. */
export const addStrings = (strings) => Object.assign(STRINGS, strings);

/** The string `key` in the current language (or `of`), with {name} replaced from `values`. */
export function t(key, values = {}, of = language) {
  return STRINGS[key][of].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** The same string in the language that is not current: shown beside a label, smaller. */
export const other = (key) => t(key, {}, language === "id" ? "en" : "id");

/** Fill in every element of the template that names a string. */
export function translateTemplate() {
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", t(node.dataset.label));
    if (node.tagName === "INPUT") node.placeholder = t(node.dataset.label);
    if (node.tagName === "BUTTON") node.title = t(node.dataset.label);
  }
}

/** An element: `el("button", {class: "x", onclick: f}, "text", child)`. Strings become text nodes, null is skipped. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  if (tag === "button") node.type = "button";
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

/** Text of articles, kept from turning the direction of what stands around it. */
export const bdi = (text) => el("bdi", {}, text);
