// Words of this tab in two languages. The language is the document's, so that switching it anywhere switches it here.
import STRINGS from "./strings.json";

export { bdi, el } from "../text.js";

export const language = () => (document.documentElement.lang === "en" ? "en" : "id");

/** The string `key` with {name} replaced from `values`. */
export const t = (key, values = {}) => STRINGS[key][language()].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** A number with the separators of the language, at most `digits` behind the comma. */
export const formatCount = (n, digits = 0) => new Intl.NumberFormat(language() === "id" ? "id-ID" : "en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(n);
