// While the view of a large graph moves, its last picture moves; it is drawn anew when the view stands still, or when
// the picture no longer covers enough of it. vis-network draws every node and line in every frame, whatever they cost.
const REST = 140; // milliseconds without movement
const LEAST = 0.6; // of the frame that the picture must cover, and the largest change of scale as its square
const SLOW = 12; // milliseconds for one drawing; faster ones need no picture

/** Lets the picture in `container` glide while `net` zooms or is dragged; `many()` tells that it is slow to draw. */
export function glide(net, container, many) {
  const overlay = document.createElement("canvas");
  overlay.setAttribute("aria-hidden", "true");
  Object.assign(overlay.style, { position: "absolute", inset: "0", transformOrigin: "0 0", pointerEvents: "none", display: "none" });
  container.append(overlay);
  const canvas = container.querySelector("canvas");
  const view = () => ({ scale: net.getScale(), ...net.canvasToDOM({ x: 0, y: 0 }) });
  let drawn = null; // the view of the last drawing
  let began = 0;
  let cost = 0;
  let moving = false;
  let timer = 0;
  let frame = 0;

  function covers({ scale, x, y }) {
    const { clientWidth: width, clientHeight: height } = container;
    const k = scale / drawn.scale;
    const [left, top] = [x - drawn.x * k, y - drawn.y * k];
    const part = (from, size) => Math.max(0, Math.min(from + size * k, size) - Math.max(from, 0)) / size;
    return k < 1 / LEAST ** 2 && part(left, width) * part(top, height) > LEAST ** 2;
  }

  function takePicture() {
    [overlay.width, overlay.height] = [canvas.width, canvas.height];
    Object.assign(overlay.style, { width: `${container.clientWidth}px`, height: `${container.clientHeight}px`, transform: "none", display: "block" });
    overlay.getContext("2d").drawImage(canvas, 0, 0);
  }

  function drawAnew() {
    net.body.emitter.emit("_allowRedraw");
    net.redraw();
  }

  function rest() {
    moving = false;
    drawAnew();
    canvas.style.opacity = "";
    overlay.style.display = "none";
  }

  function place() {
    frame = 0;
    if (!moving) return;
    const now = view();
    if (!covers(now)) {
      drawAnew();
      takePicture();
      net.body.emitter.emit("_blockRedraw");
      return;
    }
    const k = now.scale / drawn.scale;
    overlay.style.transform = `translate(${now.x - drawn.x * k}px, ${now.y - drawn.y * k}px) scale(${k})`;
  }

  function move() {
    if (!drawn || (!moving && cost < SLOW && !many())) return;
    if (!moving) {
      moving = true;
      takePicture();
      canvas.style.opacity = "0";
      net.body.emitter.emit("_blockRedraw");
    }
    clearTimeout(timer);
    timer = setTimeout(rest, REST);
    frame ||= requestAnimationFrame(place); // the view of a drag is told before it changes
  }

  net.on("beforeDrawing", () => (began = performance.now()));
  net.on("afterDrawing", () => {
    drawn = view();
    cost = performance.now() - began;
  });
  net.on("zoom", move);
  net.on("dragging", ({ nodes }) => nodes.length || move());
}
