// The graph on its desk: filters, drawing and card side by side, following the address.
import { homeCard, lineCard, nodeCard } from "./cards.js";
import { carriedWords, counts, lines, nameOf, neighboursOf, nodeCount } from "./data.js";
import * as draw from "./draw.js";
import { state } from "./filter.js";
import { formatCount } from "./format.js";
import { drawActions, drawLegend, drawTime } from "./panel.js";
import { lineHash, nodeHash, parseHash } from "./route.js";
import { el, t } from "./text.js";

const at = (id) => document.getElementById(id);
let chosen = {};

// ---------------------------------------------------------------- table and cards

function refresh() {
  writeNotice(draw.refresh());
}

function writeNotice(shown) {
  const showAll = el("button", { class: "plain", onclick: () => setOnly(null) }, t("showAll"));
  const parts = state.only !== null
    ? [t("noticeOnly", { name: nameOf(state.only) }), " ", showAll]
    : shown === 0 ? [t("noticeEmpty")]
      : state.onTable.size < nodeCount ? [t("noticePart", { shown: formatCount(state.onTable.size), total: formatCount(counts.entities) }), " ", carriedWords()] : [carriedWords()].filter(Boolean);
  at("notice").replaceChildren(...parts);
  at("notice").hidden = !parts.length;
}

function setOnly(node) {
  state.only = node;
  refresh();
  draw.fit();
  writeCard();
}

function putOnTable(nodes) {
  for (const i of nodes) state.onTable.add(i);
  refresh();
}

function copyButton() {
  const button = el("button", { onclick: async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = t("copied");
    } catch { /* no clipboard here: the address bar has the link */ }
  } }, t("copyLink"));
  return button;
}

function nodeButtons(i) {
  return (hidden) => [
    el("button", { "aria-pressed": String(state.only === i), onclick: () => setOnly(state.only === i ? null : i) }, t("onlyNeighbours")),
    hidden && state.only === null ? el("button", { onclick: () => { putOnTable(neighboursOf(i)); writeCard(); draw.select({ node: i }); } }, t("expand", { n: formatCount(hidden) })) : null,
    copyButton(),
  ];
}

function writeCard() {
  const card = chosen.node !== undefined ? nodeCard(chosen.node, nodeButtons(chosen.node))
    : chosen.line !== undefined ? lineCard(chosen.line, () => [copyButton()]) : homeCard();
  at("card").replaceChildren(chosen.unknown ? el("p", { class: "differs", role: "status" }, t("unknown")) : "", card);
  at("card-start").scrollTop = 0;
}

/** Show what the address names. */
export function follow() {
  chosen = parseHash(location.hash);
  const ends = chosen.node !== undefined ? [chosen.node] : chosen.line !== undefined ? [lines[chosen.line].from, lines[chosen.line].to] : [];
  if (state.only !== null && ends.some((i) => i !== state.only && !neighboursOf(state.only).includes(i))) state.only = null;
  if (ends.some((i) => !state.onTable.has(i))) putOnTable(ends.flatMap((i) => [i, ...neighboursOf(i).slice(0, 200)]));
  else refresh();
  draw.select(ends.length ? chosen : null);
  draw.reveal();
  writeCard();
  at("card").dataset.shows = location.hash; // the card now is what the address names
}

export const go = (hash) => {
  if (location.hash === hash || (hash === "#" && !location.hash)) follow();
  else location.hash = hash;
};

/** Back to the first card and to everything. */
export function goHome() {
  state.only = null;
  go("#");
  draw.fit();
}

// ---------------------------------------------------------------- keyboard

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function canvasKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (ARROWS[event.key]) {
    const next = draw.nearest(chosen.node ?? null, ...ARROWS[event.key]);
    if (next !== null) go(nodeHash(next));
  } else if (event.key === "Enter") at("card-start").focus();
  else if (event.key === "+" || event.key === "=") draw.zoomBy(1.25);
  else if (event.key === "-") draw.zoomBy(0.8);
  else if (event.key === "0") draw.fit();
  else return;
  event.preventDefault();
}

// ---------------------------------------------------------------- start

const zoomButton = (id, key, sign, onclick) => el("button", { id, "aria-label": t(key), title: t(key), onclick }, sign);

function zoomButtons() {
  return [
    zoomButton("zoom-in", "zoomIn", "+", () => draw.zoomBy(1.25)),
    zoomButton("zoom-out", "zoomOut", "−", () => draw.zoomBy(0.8)),
    zoomButton("zoom-fit", "zoomFit", "⤢", draw.fit),
  ];
}

/** Fill in what depends on the language, without losing the drawing. */
export function writeDesk() {
  const names = { side: "filters", stage: "graph", canvas: "canvas", zoom: "zoom", "card-start": "card" };
  for (const [id, key] of Object.entries(names)) at(id).setAttribute("aria-label", t(key));
  at("filters-name").textContent = t("filters");
  at("zoom").replaceChildren(...zoomButtons());
  drawLegend(at("legend"), refresh);
  drawTime(at("time"), refresh);
  drawActions(at("actions"));
}

function markup(open) {
  return [
    el("section", { class: "side", id: "side" }, el("details", { id: "filters", open },
      el("summary", { id: "filters-name" }), el("div", { id: "legend" }), el("div", { id: "time" }), el("div", { id: "actions" }))),
    el("section", { class: "stage", id: "stage" },
      el("div", { id: "notice", class: "notice", role: "status" }),
      el("div", { id: "canvas", tabindex: "0", role: "application", onkeydown: canvasKey }),
      el("div", { id: "zoom", class: "zoom", role: "group" })),
    el("section", { class: "card", id: "card-start", tabindex: "-1" }, el("div", { id: "card" })),
  ];
}

/** Lay out the desk inside `container` and draw; the filters stand open unless the window is narrow. */
export function startDesk(container) {
  container.replaceChildren(...markup(!matchMedia("(max-width: 860px)").matches));
  writeDesk();
  writeNotice(draw.start(at("canvas"), {
    onNode: (i) => go(nodeHash(i)),
    onLine: (i) => go(lineHash(i)),
    onNothing: () => go("#"),
  }));
  follow();
}

/** In another language: words and card anew. */
export function retellDesk() {
  writeDesk();
  refresh();
  writeCard();
}

export const repaintDesk = draw.repaintTheme;
