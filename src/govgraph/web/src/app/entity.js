// #/entitas/…: the card of one entity on a page of its own.
import { el } from "../text.js";
import { loadEntity } from "./api.js";
import { entityCard } from "./card.js";
import { eventName, failure, groupOf } from "./parts.js";

async function show(container, id) {
  try {
    const doc = await loadEntity(id);
    document.title = `${groupOf(id) === "event" ? eventName(doc.label) : doc.label} · govgraph`;
    container.replaceChildren(el("div", { class: "body narrow" }, entityCard(doc)));
  } catch (error) {
    container.replaceChildren(failure(error, () => show(container, id)));
  }
}

/** Open the card that the address names. */
export async function openEntity(container, params, { rest }) {
  await show(container, rest);
  return { follow: (next, { rest: id }) => show(container, id) };
}
