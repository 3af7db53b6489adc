// Addresses of the application: "#/peta?from=2022", "#/entitas/person/rahayu-lestari"; what does not begin with "#/" is the graph's own.
import { idPath } from "./api.js";

/** {tab, rest, params} of an address. `rest` is what follows the tab, unescaped; null when it cannot be unescaped. */
export function parseAddress(hash) {
  const text = hash.replace(/^#/, "");
  if (!text.startsWith("/")) return { tab: "graf", rest: "", params: new URLSearchParams() };
  const [path, query = ""] = text.slice(1).split("?", 2);
  const [tab, ...parts] = path.split("/");
  let rest = null;
  try {
    rest = parts.map(decodeURIComponent).join("/");
  } catch { /* a lone "%" typed by hand: nothing has that name */ }
  return { tab, rest, params: new URLSearchParams(query) };
}

/** The address of a tab; parameters without a value are left out. */
export function addressOf(tab, rest = "", params = {}) {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== null && value !== undefined && value !== ""));
  const tail = query.size ? `?${query}` : "";
  return `#/${tab}${rest ? `/${idPath(rest)}` : ""}${tail}`;
}

export const entityAddress = (id) => addressOf("entitas", id);
export const articleAddress = (key, params = {}) => addressOf("artikel", key, params);

/** Write the state of a view into the address without leaving it. */
export function keepState(tab, rest, params) {
  history.replaceState(null, "", addressOf(tab, rest, params));
}
