// The drawing: vis-network with positions computed beforehand, colours by theme, neighbours brought out.
/* global vis */
import { lines, linesOf, nameOf, neighboursOf, network, routeSum, termName } from "./data.js";
import { formatRoundMoney } from "./format.js";
import { glide } from "./glide.js";
import { drawLabels, linesToName } from "./labels.js";
import { t } from "./text.js";
import { visible } from "./filter.js";

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const CURVE = 0.18;
const SMALLEST = 0.3; // of arrows in a large graph
const MANY = 1000; // lines; with more, the picture moves as a whole

let net, nodes, edges, theme, frame;
let selection = null; // {node} or {line}
let marked = new Set();
let hovered = null;

function readTheme() {
  theme = { name: document.documentElement.dataset.theme, ink: css("--ink"), paper: css("--canvas"), line: css("--line"), strong: css("--strong"), route: css("--event") };
  for (const group of ["person", "post", "organisation", "place", "event"]) theme[group] = css(`--${group}`);
}

function lineLabel(line) {
  const [first, ...rest] = line.parts;
  let label = first[0] === "gg:heldPost" ? t("heldPost") : termName(first[0]);
  if (line.events?.length) {
    const sums = [...routeSum(line)].map(([currency, sum]) => formatRoundMoney(sum, currency));
    label = [label, line.events.length > 1 ? `${line.events.length}×` : null, ...sums].filter(Boolean).join(" · ");
  }
  const others = new Set(rest.map(([predicate]) => predicate).filter((predicate) => predicate !== first[0]));
  return others.size ? `${label} +${others.size}` : label;
}

function nodeLook(i) {
  const base = network.nodes[i];
  const chosen = selection?.node === i;
  const fill = theme[base.group];
  const color = { background: fill, border: chosen ? theme.strong : theme.paper };
  return {
    ...base,
    label: undefined, // written by labels.js
    color: { ...color, highlight: color, hover: { background: fill, border: theme.strong } },
    borderWidth: chosen ? 4 : 1.5,
    opacity: marked.size > 0 && !marked.has(i) ? 0.16 : 1,
  };
}

/** Lines that sum up events between two places are the roads of the map. */
export const isRoute = (line) => Boolean(line.events?.length) && [line.from, line.to].every((end) => network.nodes[end].group === "place");

function lineLook(i) {
  const line = lines[i];
  const chosen = selection?.line === i;
  const touches = selection?.node === line.from || selection?.node === line.to || chosen;
  const route = isRoute(line);
  const color = chosen ? theme.strong : route ? theme.route : theme.line;
  return {
    ...network.edges[i],
    width: network.edges[i].width + (chosen ? 2 : 0),
    arrows: { to: { enabled: network.edges[i].arrows === "to", scaleFactor: 0.5 } },
    smooth: line.events?.length ? { enabled: true, type: "curvedCW", roundness: CURVE } : false,
    color: { color, highlight: color, hover: theme.strong, opacity: marked.size > 0 && !touches ? 0.1 : 0.85 },
  };
}

/** Make the table hold exactly what the filters leave; returns the number of nodes shown. */
export function refresh() {
  const wanted = visible();
  edges.remove(edges.getIds().filter((i) => !wanted.lines.has(i)));
  nodes.remove(nodes.getIds().filter((i) => !wanted.nodes.has(i)));
  repaint(wanted);
  return wanted.nodes.size;
}

const looks = { node: new Map(), line: new Map() }; // what each was last told to look like: telling costs time

/** Those of `ids` that are new on the table or look different from before. */
function changed(kind, ids, present, look, signature) {
  const list = [];
  for (const i of ids) {
    const now = signature(i);
    if (looks[kind].get(i) === now && present.get(i)) continue;
    looks[kind].set(i, now);
    list.push(look(i));
  }
  return list;
}

function repaint(wanted = { nodes: new Set(nodes.getIds()), lines: new Set(edges.getIds()) }) {
  const dim = (i) => marked.size > 0 && !marked.has(i);
  const touched = ({ from, to }) => selection?.node === from || selection?.node === to;
  nodes.update(changed("node", wanted.nodes, nodes, nodeLook, (i) => `${theme.name} ${selection?.node === i} ${dim(i)}`));
  edges.update(changed("line", wanted.lines, edges, lineLook, (i) => `${theme.name} ${selection?.line === i} ${marked.size > 0 && touched(lines[i])} ${marked.size > 0}`));
}

export function repaintTheme() {
  readTheme();
  repaint();
}

/** The middle of a line as it is drawn, straight or curved to the right of its way. */
function middleOf(i) {
  const [a, b] = [net.getPosition(lines[i].from), net.getPosition(lines[i].to)];
  const bend = lines[i].events?.length ? CURVE / 2 : 0;
  return { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
}

function writeNames(pen) {
  const scale = net.getScale();
  const { x, y } = net.getViewPosition();
  const { clientWidth, clientHeight } = frame;
  const [half, high] = [clientWidth / 2 / scale + 90, clientHeight / 2 / scale + 60];
  const shown = [];
  for (const id of nodes.getIds()) {
    const point = net.body.nodes[id];
    if (Math.abs(point.x - x) < half && Math.abs(point.y - y) < high) shown.push({ id, x: point.x, y: point.y, size: network.nodes[id].size });
  }
  const lineNames = linesToName(selection, scale, edges.getIds()).slice(0, 400).map((i) => [lineLabel(lines[i]), middleOf(i)]);
  const view = { x1: x * scale - clientWidth / 2, x2: x * scale + clientWidth / 2, y1: y * scale - clientHeight / 2, y2: y * scale + clientHeight / 2 };
  drawLabels(pen, { scale, view, shown, selection, marked, hovered, theme, lineNames });
}

/** Bring out a node with its neighbours, a line with its ends, or (null) everything. */
export function select(chosen) {
  selection = chosen;
  if (chosen?.node !== undefined) marked = new Set([chosen.node, ...neighboursOf(chosen.node)]);
  else if (chosen?.line !== undefined) marked = new Set([lines[chosen.line].from, lines[chosen.line].to]);
  else marked = new Set();
  if (net.getSelectedNodes().length || net.getSelectedEdges().length) net.unselectAll(); // draws everything anew
  repaint();
}

/** Move the view so that the selection can be seen, unless it already can. */
export function reveal() {
  const wanted = [...marked].filter((i) => nodes.get(i));
  if (!wanted.length) return;
  const centre = selection?.node ?? wanted[0];
  const box = document.getElementById("canvas").getBoundingClientRect();
  const seen = (i) => {
    const point = net.canvasToDOM(net.getPosition(i));
    return point.x > 40 && point.y > 40 && point.x < box.width - 40 && point.y < box.height - 40;
  };
  const animation = calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" };
  if (wanted.length <= 12 && wanted.every((i) => nodes.get(i))) {
    if (wanted.every(seen) && net.getScale() > 0.55) return;
    net.fit({ nodes: wanted, maxZoomLevel: 1.15, animation });
  } else if (!seen(centre) || net.getScale() < 0.55) {
    net.focus(centre, { scale: Math.max(net.getScale(), 0.8), animation });
  }
}

export const fit = () => net.fit({ maxZoomLevel: 1.3, animation: false });

export function zoomBy(factor) {
  net.moveTo({ scale: Math.min(4, Math.max(0.03, net.getScale() * factor)), animation: false });
}

/** The nearest shown node from `from` (or from the middle of the view) in a direction of the arrow keys. */
export function nearest(from, dx, dy) {
  const start = from !== null && nodes.get(from) ? net.getPosition(from) : net.getViewPosition();
  let best = null;
  let least = Infinity;
  for (const i of nodes.getIds()) {
    if (i === from) continue;
    const { x, y } = net.getPosition(i);
    const along = (x - start.x) * dx + (y - start.y) * dy;
    const across = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    const cost = along + 2 * across;
    if ((from === null || along > 0) && cost < least) [best, least] = [i, cost];
  }
  return best;
}

/** What a picture needs: shown nodes and lines with their looks and places. */
export function scene() {
  return {
    paper: theme.paper,
    ink: theme.ink,
    nodes: nodes.getIds().map((i) => ({ ...nodeLook(i), ...net.getPosition(i), text: nameOf(i) })),
    edges: edges.getIds().map((i) => ({ ...lineLook(i), a: net.getPosition(lines[i].from), b: net.getPosition(lines[i].to) })),
    canvas: document.querySelector("#canvas canvas"),
  };
}

export const hiddenNeighbours = (i) => neighboursOf(i).filter((other) => !nodes.get(other));
export const linesShownOf = (i) => linesOf(i).filter((line) => edges.get(line));

const many = () => edges.length > MANY;

/** From afar arrows of a large graph are smaller than a pixel, and half of all that a drawing costs. */
function leaveOutArrows() {
  const { renderer } = net; // of the version in package-lock.json
  const all = renderer._drawArrows;
  renderer._drawArrows = (pen) => { if (!many() || net.getScale() > SMALLEST) all.call(renderer, pen); };
}

/** Draw into `container`; `onNode`, `onLine`, `onNothing` are told what was clicked. */
export function start(container, { onNode, onLine, onNothing }) {
  readTheme();
  frame = container;
  nodes = new vis.DataSet();
  edges = new vis.DataSet();
  const wanted = visible();
  repaint(wanted);
  net = new vis.Network(container, { nodes, edges }, network.options);
  net.on("click", ({ nodes: [node], edges: [line] }) => {
    if (node !== undefined) onNode(node);
    else if (line !== undefined) onLine(line);
    else onNothing();
  });
  net.on("dragEnd", ({ nodes: moved }) => {
    for (const i of moved) Object.assign(network.nodes[i], net.getPosition(i));
  });
  net.on("afterDrawing", writeNames);
  glide(net, container, many);
  leaveOutArrows();
  net.on("hoverNode", ({ node }) => (hovered = node));
  net.on("blurNode", () => (hovered = null));
  const pointer = (shape) => () => (container.style.cursor = shape);
  for (const kind of ["Node", "Edge"]) {
    net.on(`hover${kind}`, pointer("pointer"));
    net.on(`blur${kind}`, pointer("default"));
  }
  fit();
  return wanted.nodes.size;
}
