// Moving about in an SVG: buttons, dragging, and the wheel with Ctrl, as maps on the web do.
import { el, t } from "../text.js";

/** Make `svg` zoomable within `whole` {x, y, width, height}; `changed(unit)` gets the size of a pixel in its units. */
export function zoomable(svg, whole, changed) {
  let box = { ...whole };
  let dragged = null;

  const unit = () => Math.max(box.width / (svg.clientWidth || 940), box.height / (svg.clientHeight || 364));
  function apply() {
    box.x = Math.min(Math.max(box.x, whole.x - box.width / 3), whole.x + whole.width - box.width * 0.67);
    box.y = Math.min(Math.max(box.y, whole.y - box.height / 3), whole.y + whole.height - box.height * 0.67);
    svg.setAttribute("viewBox", [box.x, box.y, box.width, box.height].map((number) => number.toFixed(1)).join(" "));
    svg.classList.toggle("near", box.width < whole.width);
    changed(unit());
  }
  function zoom(factor, at = [0.5, 0.5]) {
    const width = Math.min(Math.max(box.width * factor, whole.width / 12), whole.width);
    const height = (width / box.width) * box.height;
    box = { x: box.x + (box.width - width) * at[0], y: box.y + (box.height - height) * at[1], width, height };
    apply();
  }
  function show(wanted) {
    box = { ...wanted };
    apply();
  }
  svg.addEventListener("pointerdown", (event) => { dragged = { x: event.clientX, y: event.clientY, moved: false }; });
  svg.addEventListener("pointermove", (event) => {
    if (!dragged || !event.buttons) return;
    const [dx, dy] = [event.clientX - dragged.x, event.clientY - dragged.y];
    if (!dragged.moved && Math.hypot(dx, dy) < 5) return;
    if (!dragged.moved) svg.setPointerCapture(event.pointerId);
    dragged = { x: event.clientX, y: event.clientY, moved: true };
    box.x -= dx * unit();
    box.y -= dy * unit();
    apply();
  });
  svg.addEventListener("pointerup", () => { dragged = null; });
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const frame = svg.getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, [(event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height]);
  }, { passive: false });
  const button = (key, sign, onclick) => el("button", { "aria-label": t(key), title: t(key), onclick }, sign);
  const node = el("div", { class: "zoom", role: "group", "aria-label": t("zoom") }, button("zoomIn", "+", () => zoom(1 / 1.5)), button("zoomOut", "−", () => zoom(1.5)), button("zoomFit", "⤢", () => show(whole)));
  return { node, show, apply };
}
