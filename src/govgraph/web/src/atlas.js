// The map that every tab draws on: one projection, and the land as SVG. At the equator degrees of longitude and
// latitude are alike to 1 %, so that a plain grid shows Indonesia undistorted.
const SVG = "http://www.w3.org/2000/svg";
const SCALE = 20; // units for a degree
const WEST = 94.4;
const NORTH = 6.6;
export const WHOLE = { x: 0, y: 0, width: 940, height: 364 };

export const project = ([lon, lat]) => [(lon - WEST) * SCALE, (NORTH - lat) * SCALE];
export const round = (number) => Math.round(number * 10) / 10;

export function shape(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/** `node` with the words that a pointer resting on it shows. */
export function titled(node, text) {
  const title = shape("title");
  title.textContent = text;
  node.append(title);
  return node;
}

/** The outlines of `features` (GeoJSON), each with its name. */
export function land(features) {
  return shape("g", { class: "land" }, ...features.map((feature) => titled(shape("path", { d: outline(feature.geometry) }), feature.properties.name)));
}

function outline({ type, coordinates }) {
  const polygons = type === "Polygon" ? [coordinates] : coordinates;
  const ring = (points) => `M${points.map((point) => project(point).map(round).join(" ")).join("L")}Z`;
  return polygons.flatMap((polygon) => polygon.map(ring)).join("");
}
