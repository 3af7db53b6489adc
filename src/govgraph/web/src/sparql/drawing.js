// An answer as a graph, drawn by the vis-network that the other tabs use (assets/vendor.js, the global `vis`).
import { entityId } from "./terms.js";
import { el, formatCount, t } from "./text.js";

const MOST = 400; // lines in one picture
const GROUPS = ["person", "post", "organisation", "place", "event"];
const SHAPES = { person: "dot", post: "square", organisation: "hexagon", place: "triangle", event: "diamond" };
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

async function library() {
  if (!globalThis.vis) await import(new URL("vendor.js", import.meta.url).href);
  return globalThis.vis;
}

function nodeOf(address, { prefixes, labels }) {
  const id = entityId({ type: "uri", value: address }, prefixes);
  const kind = id.split("/")[0];
  const group = GROUPS.includes(kind) ? kind : null;
  const name = labels.get(address) ?? id;
  const label = name.length > 40 ? `${name.slice(0, 38)}…` : name;
  return { id: address, label, shape: SHAPES[group] ?? "dot", size: 11, color: group ? css(`--${group}`) : css("--line"), font: { color: css("--ink"), size: 14, strokeWidth: 4, strokeColor: css("--canvas") || css("--paper") } };
}

/** A picture of `pairs`; choosing a node follows `link(id)`. */
export function resultGraph(pairs, context) {
  const drawn = pairs.slice(0, MOST);
  const names = [...new Set(drawn.flatMap(({ from, to }) => [from, to]))];
  const about = t("graphAbout", { nodes: formatCount(names.length), edges: formatCount(drawn.length) });
  const canvas = el("div", { class: "sparql-canvas", role: "img", "aria-label": about });
  library().then(({ DataSet, Network }) => {
    const nodes = new DataSet(names.map((address) => nodeOf(address, context)));
    const edges = new DataSet(drawn.map(({ from, to, label }, id) => ({ id, from, to, label })));
    const options = {
      layout: { randomSeed: 7, improvedLayout: names.length < 120 },
      physics: { solver: "forceAtlas2Based", forceAtlas2Based: { gravitationalConstant: -70, springLength: 110 }, stabilization: { iterations: 200, updateInterval: 200 } },
      interaction: { hover: true, zoomSpeed: 0.6 },
      edges: { arrows: { to: { enabled: true, scaleFactor: 0.6 } }, color: css("--line"), smooth: { type: "continuous" }, font: { size: 11, color: css("--soft"), strokeWidth: 3, strokeColor: css("--canvas") || css("--paper") } },
    };
    const net = new Network(canvas, { nodes, edges }, options);
    net.once("stabilizationIterationsDone", () => { net.setOptions({ physics: false }); net.fit(); canvas.dataset.drawn = "true"; });
    net.on("click", ({ nodes: [chosen] }) => {
      const address = chosen && context.link(entityId({ type: "uri", value: chosen }, context.prefixes));
      if (address) location.href = address;
    });
  });
  const part = drawn.length < pairs.length ? ` ${t("graphPart", { shown: formatCount(MOST), count: formatCount(pairs.length) })}` : "";
  return el("figure", { class: "sparql-figure" }, canvas, el("figcaption", {}, about, " ", t("graphHint"), part));
}
