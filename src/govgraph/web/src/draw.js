// The drawing: vis-network with positions computed beforehand, colours by theme, neighbours brought out.
/* global vis */
import { entities, lines, linesOf, neighboursOf, network, routeSum, termName } from "./data.js";
import { formatMoney } from "./format.js";
import { t } from "./text.js";
import { visible } from "./filter.js";

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const calm = matchMedia("(prefers-reduced-motion: reduce)");

let net, nodes, edges, theme;
let selection = null; // {node} or {line}
let marked = new Set();

function readTheme() {
  theme = { ink: css("--ink"), paper: css("--canvas"), line: css("--line"), strong: css("--strong"), route: css("--event") };
  for (const group of ["person", "post", "organisation", "place", "event"]) theme[group] = css(`--${group}`);
}

function lineLabel(line) {
  const [first, ...rest] = line.parts;
  let label = first[0] === "gg:heldPost" ? t("heldPost") : termName(first[0]);
  if (line.events?.length) {
    const sums = [...routeSum(line)].map(([currency, sum]) => formatMoney(sum, currency));
    label = [label, line.events.length > 1 ? `${line.events.length}×` : null, ...sums].filter(Boolean).join(" · ");
  }
  const others = new Set(rest.map(([predicate]) => predicate).filter((predicate) => predicate !== first[0]));
  return others.size ? `${label} +${others.size}` : label;
}

function nodeLook(i) {
  const base = network.nodes[i];
  const dim = marked.size > 0 && !marked.has(i);
  const chosen = selection?.node === i;
  const fill = theme[base.group];
  const color = { background: fill, border: chosen ? theme.strong : theme.paper };
  return {
    ...base,
    color: { ...color, highlight: color, hover: { background: fill, border: theme.strong } },
    widthConstraint: { maximum: 150 },
    borderWidth: chosen ? 3 : 1.5,
    opacity: dim ? 0.16 : 1,
    font: {
      size: chosen ? 15 : 13,
      face: "system-ui, sans-serif",
      color: dim ? "rgba(128,128,128,0.25)" : theme.ink,
      strokeWidth: dim ? 0 : 4,
      strokeColor: theme.paper,
    },
  };
}

function lineLook(i) {
  const line = lines[i];
  const chosen = selection?.line === i;
  const touches = selection?.node === line.from || selection?.node === line.to || chosen;
  const dim = marked.size > 0 && !touches;
  const route = Boolean(line.events?.length);
  const color = chosen ? theme.strong : route ? theme.route : theme.line;
  return {
    ...network.edges[i],
    label: lineLabel(line),
    width: network.edges[i].width + (chosen ? 2 : 0),
    arrows: { to: { enabled: true, scaleFactor: 0.5 } },
    smooth: route ? { enabled: true, type: "curvedCW", roundness: 0.18 } : false,
    color: { color, highlight: color, hover: theme.strong, opacity: dim ? 0.1 : 0.85 },
    font: {
      // Unless chosen, the words on a line appear when one comes closer: at first sight the nodes matter.
      size: touches ? 12 : 9,
      face: "system-ui, sans-serif",
      color: dim ? "rgba(0,0,0,0)" : theme.ink,
      strokeWidth: dim ? 0 : 4,
      strokeColor: theme.paper,
    },
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

function repaint(wanted = { nodes: new Set(nodes.getIds()), lines: new Set(edges.getIds()) }) {
  nodes.update([...wanted.nodes].map(nodeLook));
  edges.update([...wanted.lines].map(lineLook));
}

export function repaintTheme() {
  readTheme();
  repaint();
}

/** Bring out a node with its neighbours, a line with its ends, or (null) everything. */
export function select(chosen) {
  selection = chosen;
  if (chosen?.node !== undefined) marked = new Set([chosen.node, ...neighboursOf(chosen.node)]);
  else if (chosen?.line !== undefined) marked = new Set([lines[chosen.line].from, lines[chosen.line].to]);
  else marked = new Set();
  net.unselectAll();
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
    nodes: nodes.getIds().map((i) => ({ ...nodeLook(i), ...net.getPosition(i), text: entities[i].label })),
    edges: edges.getIds().map((i) => ({ ...lineLook(i), a: net.getPosition(lines[i].from), b: net.getPosition(lines[i].to) })),
    canvas: document.querySelector("#canvas canvas"),
  };
}

export const hiddenNeighbours = (i) => neighboursOf(i).filter((other) => !nodes.get(other));
export const linesShownOf = (i) => linesOf(i).filter((line) => edges.get(line));

/** Draw into `container`; `onNode`, `onLine`, `onNothing` are told what was clicked. */
export function start(container, { onNode, onLine, onNothing }) {
  readTheme();
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
  const pointer = (shape) => () => (container.style.cursor = shape);
  for (const kind of ["Node", "Edge"]) {
    net.on(`hover${kind}`, pointer("pointer"));
    net.on(`blur${kind}`, pointer("default"));
  }
  fit();
  return wanted.nodes.size;
}
