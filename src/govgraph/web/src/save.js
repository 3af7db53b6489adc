// Pictures of what is shown. The SVG is built as elements, so that names are text there too.
import { scene } from "./draw.js";
import { handOut } from "./handout.js";

const SVG = "http://www.w3.org/2000/svg";
// XML 1.0 has no place for these, not even escaped.
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

export function savePng() {
  const { canvas, paper } = scene();
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [canvas.width, canvas.height];
  const pen = copy.getContext("2d");
  pen.fillStyle = paper;
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => handOut(blob, "govgraph.png"), "image/png");
}

function shape(tag, attributes, text) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text.replace(NOT_XML, "");
  return node;
}

function polygon(x, y, size, corners, turn) {
  const points = Array.from({ length: corners }, (_, k) => {
    const angle = turn + (2 * Math.PI * k) / corners;
    return `${(x + size * Math.cos(angle)).toFixed(1)},${(y + size * Math.sin(angle)).toFixed(1)}`;
  });
  return ["polygon", { points: points.join(" ") }];
}

function outline({ shape: kind, x, y, size }) {
  if (kind === "square") return ["rect", { x: x - size, y: y - size, width: 2 * size, height: 2 * size }];
  if (kind === "triangle") return polygon(x, y, size * 1.15, 3, -Math.PI / 2);
  if (kind === "diamond") return polygon(x, y, size, 4, 0);
  if (kind === "hexagon") return polygon(x, y, size, 6, 0);
  return ["circle", { cx: x, cy: y, r: size }];
}

/** The shown graph as an SVG document in text. */
export function svgText() {
  const { nodes, edges, paper, ink } = scene();
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const [left, top] = [Math.min(...xs, 0) - 120, Math.min(...ys, 0) - 60];
  const [width, height] = [Math.max(...xs, 0) + 120 - left, Math.max(...ys, 0) + 80 - top];
  const root = shape("svg", { xmlns: SVG, viewBox: `${left} ${top} ${width} ${height}`, "font-family": "system-ui, sans-serif" });
  root.append(shape("rect", { x: left, y: top, width, height, fill: paper }));
  for (const { a, b, color, width: stroke, dashes } of edges) {
    root.append(shape("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: color.color, "stroke-width": stroke, "stroke-opacity": color.opacity, ...(dashes ? { "stroke-dasharray": "5 5" } : {}) }));
  }
  for (const node of nodes) {
    const [tag, attributes] = outline(node);
    const drawn = shape(tag, { ...attributes, fill: node.color.background, opacity: node.opacity });
    drawn.append(shape("title", {}, node.text));
    root.append(drawn);
    root.append(shape("text", { x: node.x, y: node.y + node.size + 15, "text-anchor": "middle", "font-size": 12, fill: ink }, node.text));
  }
  return new XMLSerializer().serializeToString(root);
}

export const saveSvg = () => handOut(new Blob([svgText()], { type: "image/svg+xml" }), "govgraph.svg");
