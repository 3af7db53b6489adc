// The card beside a view: opened by choosing something, closed by its button or Escape.
import { el, t } from "../text.js";
import { loadEntity } from "./api.js";
import { entityCard } from "./card.js";
import { catchLinks, failure, waiting } from "./parts.js";

/** An empty aside. `chosen(id or null)` is told what the reader chose inside it, or that it was closed. */
export function makeAside(chosen) {
  const body = el("div", {});
  const close = el("button", { class: "tool close", "aria-label": t("close"), title: t("close"), onclick: () => chosen(null) }, "✕");
  const node = el("aside", { class: "beside", "aria-label": t("card"), hidden: true }, close, body);
  catchLinks(node, chosen);
  node.addEventListener("keydown", (event) => { if (event.key === "Escape") chosen(null); });
  let shown = null;
  let opener = null; // where the reader was, and is again when the card is closed

  /** Show the card of `id`; null closes. */
  async function show(id) {
    if (shown === null && id !== null) opener = document.activeElement;
    const closed = shown !== null && id === null;
    shown = id;
    node.hidden = id === null;
    node.dataset.shows = "";
    if (closed && opener?.isConnected) opener.focus();
    if (id === null) return;
    body.replaceChildren(waiting());
    try {
      const doc = await loadEntity(id);
      if (shown !== id) return;
      body.replaceChildren(entityCard(doc));
      node.scrollTop = 0;
      body.querySelector("h2").focus({ preventScroll: !matchMedia("(max-width: 860px)").matches });
      node.dataset.shows = id;
    } catch (error) {
      if (shown === id) body.replaceChildren(failure(error, () => show(id)));
    }
  }
  return { node, show, shown: () => shown };
}
