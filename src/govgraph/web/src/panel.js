// The side panel: legend that filters, kinds of event, time, pictures.
import { entities, GROUPS, isNode, lines, termName } from "./data.js";
import { eventsPerMonth, eventTypes, months, state } from "./filter.js";
import { formatCount, formatDate } from "./format.js";
import { icon } from "./cards.js";
import { isRoute } from "./draw.js";
import { savePng, saveSvg } from "./save.js";
import { el, other, t } from "./text.js";

const count = (test) => entities.filter((entity, i) => isNode(i) && test(entity)).length;

function box(label, beside, number, symbol, set, key, changed) {
  const input = el("input", { type: "checkbox", checked: set.has(key), onchange: () => {
    if (input.checked) set.add(key);
    else set.delete(key);
    changed();
  } });
  return el("label", { class: "box" }, input, symbol, el("span", { class: "name" }, label, beside ? el("small", {}, beside) : ""), el("span", { class: "count" }, formatCount(number)));
}

export function drawLegend(container, changed) {
  const groups = GROUPS.map((group) => box(t(group), other(group), count((e) => e.group === group), icon(group), state.groups, group, changed));
  const types = eventTypes.map((type) => box(termName(`gg:${type}`), "", count((e) => e.type === type), null, state.types, type, changed));
  const has = (test) => lines.some(test);
  const sample = (kind, text) => el("li", {}, el("span", { class: `stroke ${kind}`, "aria-hidden": "true" }), text);
  container.replaceChildren(
    el("fieldset", {}, el("legend", {}, t("legend")), groups),
    eventTypes.length > 1 ? el("details", { class: "types" }, el("summary", {}, t("eventTypes")), el("fieldset", {}, el("legend", { class: "away" }, t("eventTypes")), types)) : "",
    el("h2", { class: "overline" }, t("lineKinds")),
    el("ul", { class: "strokes" },
      sample("news", t("lineNews")),
      has(isRoute) ? sample("route", t("lineRoute")) : "",
      has((line) => line.parts.every(([, , used]) => !used.length)) ? sample("reference", t("lineReference")) : ""),
  );
}

export function drawTime(container, changed) {
  if (months.length < 2) return container.replaceChildren();
  const last = months.length - 1;
  const at = (name, fallback) => (state.time ? months.indexOf(name) : fallback);
  const words = el("output", { class: "meta" });
  const range = (key, value) => el("input", { type: "range", min: 0, max: last, value, "aria-label": t(key), oninput: () => move(key) });
  const from = range("timeFrom", at(state.time?.[0], 0));
  const to = range("timeTo", at(state.time?.[1], last));
  const bars = histogram();
  function show() {
    const [a, b] = [Number(from.value), Number(to.value)];
    words.textContent = a === 0 && b === last ? `${t("timeAll")}: ${formatDate(months[a])} – ${formatDate(months[b])}` : `${formatDate(months[a])} – ${formatDate(months[b])}`;
    from.setAttribute("aria-valuetext", formatDate(months[a]));
    to.setAttribute("aria-valuetext", formatDate(months[b]));
    bars.light(a, b);
  }
  function move(moved) {
    if (Number(from.value) > Number(to.value)) {
      if (moved === "timeFrom") to.value = from.value;
      else from.value = to.value;
    }
    const [a, b] = [Number(from.value), Number(to.value)];
    state.time = a === 0 && b === last ? null : [months[a], months[b]];
    show();
    changed();
  }
  show();
  container.replaceChildren(el("fieldset", { class: "time" }, el("legend", {}, t("time")), bars.node, el("label", {}, t("timeFrom"), from), el("label", {}, t("timeTo"), to), words));
}

/** Events over time as bars; `light(a, b)` brings out those of months a to b. */
function histogram() {
  const counts = [...eventsPerMonth().values()];
  const columns = Math.min(counts.length, 36);
  const sums = new Array(columns).fill(0);
  counts.forEach((n, k) => (sums[Math.floor((k * columns) / counts.length)] += n));
  const most = Math.max(...sums, 1);
  const bars = sums.map((n) => {
    const bar = el("span", {});
    bar.style.height = `${n ? 12 + (88 * n) / most : 3}%`;
    return bar;
  });
  const light = (a, b) => bars.forEach((bar, k) => {
    const [start, end] = [Math.floor((k * counts.length) / columns), Math.ceil(((k + 1) * counts.length) / columns) - 1];
    bar.className = end >= a && start <= b ? "in" : "out";
  });
  return { node: el("div", { class: "bars", "aria-hidden": "true" }, bars), light };
}

export function drawActions(container) {
  container.replaceChildren(el("h2", { class: "overline" }, t("actions")), el("div", { class: "buttons" },
    el("button", { id: "save-png", onclick: savePng }, t("png")), el("button", { id: "save-svg", onclick: saveSvg }, t("svg"))));
}
