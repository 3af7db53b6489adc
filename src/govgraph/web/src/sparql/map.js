// An answer on the map: arcs between two columns of places, or dots for one.
import { land, project, round, shape, titled, WHOLE } from "../atlas.js";
import { el, formatCount, t } from "./text.js";

const MOST = 300;
const NAMED = 14; // places whose names are written

/** A bow whose bend tells the direction: it lies to the left of who goes along it. */
function arc([x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  return `M${round(x1)} ${round(y1)}Q${round((x1 + x2) / 2 + dy * 0.22)} ${round((y1 + y2) / 2 - dx * 0.22)} ${round(x2)} ${round(y2)}`;
}

const inside = ([x, y]) => x >= 0 && x <= WHOLE.width && y >= 0 && y <= WHOLE.height;

/** The map of `places` (see placesOf) over `geo` (api/geo.json); null when none of them has coordinates. */
export function resultMap(places, geo, { nameOf }) {
  const point = (id) => {
    const place = Object.hasOwn(geo.places, id) ? project(geo.places[id]) : null;
    return place && inside(place) ? place : null;
  };
  const all = places.to ? places.routes : places.spots.map(({ id, count }) => ({ from: id, to: id, count }));
  const known = all.filter(({ from, to }) => point(from) && point(to)).slice(0, MOST);
  if (!known.length) return null;
  const most = Math.max(...known.map(({ count }) => count));
  const weight = (count, least, span) => round(least + span * Math.sqrt(count / most));
  const totals = new Map();
  for (const { from, to, count } of known) for (const id of new Set([from, to])) totals.set(id, (totals.get(id) ?? 0) + count);
  const ranked = [...totals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
  const arcs = places.to ? known.filter(({ from, to }) => from !== to) : [];
  const about = t("mapAbout", { places: formatCount(ranked.length), arcs: formatCount(arcs.length) });
  const picture = shape("svg", { viewBox: `0 0 ${WHOLE.width} ${WHOLE.height}`, class: "sparql-map", role: "img", "aria-label": about });
  picture.append(
    shape("defs", {}, shape("marker", { id: "sparql-arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" }, shape("path", { d: "M0 0L8 4L0 8Z", class: "sparql-tip" }))),
    land(geo.provinces.features),
    ...arcs.map(({ from, to, count }) => titled(shape("path", { d: arc(point(from), point(to)), class: "sparql-arc", "stroke-width": weight(count, 1.2, 4), "marker-end": "url(#sparql-arrow)" }), `${nameOf(from)} → ${nameOf(to)}: ${formatCount(count)}`)),
    ...ranked.map((id) => dot(point(id), places.to ? 4 : weight(totals.get(id), 3, 8), `${nameOf(id)}: ${formatCount(totals.get(id))}`)),
    ...labels(ranked.map((id) => [point(id), nameOf(id)])),
  );
  const without = new Set(all.flatMap(({ from, to }) => [from, to]).filter((id) => !point(id))).size;
  const legend = places.to ? t("mapFlow", places) : t("mapDots", places);
  return el("figure", { class: "sparql-figure" }, picture, el("figcaption", {}, legend, without ? ` ${t("mapWithout", { count: formatCount(without) })}` : ""));
}

const dot = ([cx, cy], r, text) => titled(shape("circle", { cx: round(cx), cy: round(cy), r, class: "sparql-dot" }), text);

/** Names of the weightiest places, none over another. */
function labels(named) {
  const taken = [];
  return named.filter(([[x, y], text]) => {
    const box = { left: x - text.length * 4.2, right: x + text.length * 4.2, top: y - 22, bottom: y - 4 };
    const free = taken.every((other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
    if (free) taken.push(box);
    return free;
  }).slice(0, NAMED).map(([at, text]) => label(at, text));
}

function label([x, y], text) {
  const node = shape("text", { x: round(x), y: round(y - 8), class: "sparql-name", "text-anchor": "middle" });
  node.textContent = text;
  return node;
}
