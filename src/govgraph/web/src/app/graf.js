// Graf: the same desk as in the page from disk, fed by api/graph.json. Its modules read the graph when they are loaded, so they
// are loaded after it, and the drawing library with them.
import { give } from "../source.js";
import { el } from "../text.js";
import { load } from "./api.js";

let desk = null;
const node = el("div", { class: "desk" });

/** Open the tab; the desk, once made, is kept and only put back on screen. */
export async function openGraph(container) {
  if (desk) {
    container.replaceChildren(node);
    desk.retellDesk();
    desk.repaintDesk();
    desk.follow();
  } else {
    const [payload] = await Promise.all([load("api/graph.json"), globalThis.vis ?? import("./vendor.js")]);
    give(payload);
    desk = await import("../desk.js");
    container.replaceChildren(node);
    desk.startDesk(node);
  }
  return { follow: () => desk.follow(), retell: () => desk.retellDesk(), repaint: () => desk.repaintDesk() };
}
