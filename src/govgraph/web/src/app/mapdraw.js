// The drawing of the flows: arcs that show their direction, names where there is room.
import { round, shape, titled } from "../atlas.js";
import { typeClass } from "./parts.js";

/** Where an arc runs: from one centre to another, bent to its left, so that the way back is another line. */
export function bend([ax, ay], [bx, by], lane) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy) || 1;
  const lift = 0.16 + 0.09 * lane;
  const [cx, cy] = [(ax + bx) / 2 + dy * lift, (ay + by) / 2 - dx * lift];
  const near = Math.min(7, length / 4);
  const toward = (px, py, distance) => {
    const far = Math.hypot(cx - px, cy - py) || 1;
    return [px + ((cx - px) / far) * distance, py + ((cy - py) / far) * distance];
  };
  const [start, end] = [toward(ax, ay, near), toward(bx, by, near)];
  return { start, control: [cx, cy], end, angle: Math.atan2(end[1] - cy, end[0] - cx), middle: [(start[0] + 2 * cx + end[0]) / 4, (start[1] + 2 * cy + end[1]) / 4] };
}

function arrow([x, y], angle, size) {
  const corner = (turn, length) => `${round(x + Math.cos(angle + turn) * length)},${round(y + Math.sin(angle + turn) * length)}`;
  return shape("polygon", { points: [corner(0, size * 0.9), corner(2.5, size), corner(-2.5, size)].join(" ") });
}

/** An arc with its arrowhead and a wide invisible stroke that can be hit. */
export function arc(route, points, { width, lane, chosen, faded, title, onclick, unit }) {
  const { start, control, end, angle } = bend(...points, lane);
  const d = `M${start.map(round)}Q${control.map(round)} ${end.map(round)}`;
  const directed = route.type !== "gg:Agreement";
  const line = shape("path", { d, class: "stroke", "stroke-width": round(width * unit) });
  const hit = shape("path", { d, class: "hit", "stroke-width": round(Math.max(14, width + 8) * unit) });
  const group = shape("g", { class: `arc ${typeClass(route.type)}${chosen ? " chosen" : ""}${faded ? " faded" : ""}`, "data-route": route.key }, line);
  if (directed) group.append(arrow(end, angle, (5 + width * 0.9) * unit));
  group.append(hit);
  group.addEventListener("click", onclick);
  return titled(group, title);
}

/** A piece of line `width` pixels thick, for the legend. */
export const lineSample = (width) => shape("svg", { width: 34, height: 14, "aria-hidden": "true" }, shape("line", { x1: 2, x2: 32, y1: 7, y2: 7, "stroke-width": round(width) }));

export const dot = ([x, y], r, name) => titled(shape("circle", { class: "dot", cx: round(x), cy: round(y), r: round(r) }), name);

/** Names beside their dots, the most used first, none over another. `places`: [{name, point}]; `unit` is one pixel in map units. */
export function names(places, unit) {
  const taken = [];
  const size = 12 * unit;
  const group = shape("g", { class: "names", "font-size": round(size) });
  for (const { name, point: [x, y] } of places) {
    const width = name.length * size * 0.54;
    const boxes = [[x, y + size * 1.35, "middle", x - width / 2], [x, y - size * 0.65, "middle", x - width / 2], [x + size * 0.6, y + size * 0.35, "start", x + size * 0.6], [x - size * 0.6, y + size * 0.35, "end", x - size * 0.6 - width]];
    const free = ([, ty, , left]) => taken.every((b) => left > b.right || left + width < b.left || ty < b.top || ty - size > b.bottom);
    const spot = boxes.find(free);
    if (!spot) continue;
    taken.push({ left: spot[3], right: spot[3] + width, top: spot[1] - size, bottom: spot[1] + size * 0.2 });
    const text = shape("text", { x: round(spot[0]), y: round(spot[1]), "text-anchor": spot[2], "stroke-width": round(3 * unit) });
    text.textContent = name;
    group.append(text);
  }
  return group;
}
