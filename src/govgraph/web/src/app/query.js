// SPARQL: a bundle of its own, loaded when the tab is first opened, because its editor and engine are large.
import { el } from "../text.js";

/** Open the tab. */
export async function openSparql(container, params, { summary }) {
  const { mount } = await import("./sparql.js");
  const place = el("div", { class: "body" });
  container.replaceChildren(place);
  const tab = await mount(place, { base: document.baseURI, summary });
  return { follow() {}, retell() {}, close: () => tab.destroy() };
}
