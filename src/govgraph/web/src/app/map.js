// Peta: what goes from province to province, as arcs; a click on one leads to its events and their sentences.
import { formatCount, formatExactMoney, formatRoundMoney } from "../format.js";
import { termName } from "../terms.js";
import { bdi, el, t } from "../text.js";
import { keepState } from "./address.js";
import { load, loadEntity, loadTable } from "./api.js";
import { eventStory } from "./card.js";
import { measures, routes, undated } from "./flows.js";
import { land, project, shape, WHOLE } from "../atlas.js";
import { arc, dot, lineSample, names } from "./mapdraw.js";
import { dateWords, dropDown, eventName, failure, foldable, lead, legend, span, typeMark, waiting } from "./parts.js";
import { zoomable } from "./zoom.js";

const THINNEST = 2;
const THICKEST = 11;

/** Words for a measure: "total · ditandatangani · IDR". */
const measureWords = ({ kind, stage, currency }) => [termName(kind), stage ? termName(stage) : null, currency].filter(Boolean).join(" · ");

const sumWords = ({ value, currency }) => formatRoundMoney(String(value), currency);

export class MapView {
  constructor(flows, geo, dates) {
    this.flows = flows;
    this.dates = dates;
    this.features = geo.provinces.features;
    this.provinces = new Map(this.features.map(({ properties }) => [properties.id, { name: properties.name, point: project([properties.lon, properties.lat]) }]));
    this.allTypes = [...new Set(flows.map((flow) => flow.type))].sort((a, b) => this.countOf(b) - this.countOf(a));
    const years = flows.map((flow) => flow.year).filter((year) => year !== null).sort((a, b) => a - b);
    this.years = years.length ? Array.from({ length: years.at(-1) - years[0] + 1 }, (_, k) => years[0] + k) : [];
    this.measures = measures(flows);
    this.unit = 1;
  }

  countOf(type) {
    return this.flows.filter((flow) => flow.type === type).reduce((sum, flow) => sum + flow.count, 0);
  }

  name(id) {
    return this.provinces.get(id)?.name ?? id;
  }

  /** Take the state from the address. */
  read(params) {
    const wanted = params.get("jenis")?.split(",");
    this.types = new Set(this.allTypes.filter((type) => !wanted || wanted.includes(type)));
    const at = (name, fallback) => {
      const k = params.has(name) ? this.years.indexOf(Number(params.get(name))) : -1;
      return k < 0 ? fallback : k;
    };
    this.range = [at("from", 0), at("to", this.years.length - 1)];
    const measure = params.get("ukuran");
    this.measure = this.measures.some(({ key }) => key === measure) ? measure : "count";
    this.chosen = params.get("rute");
  }

  get limits() {
    const [a, b] = this.range;
    return a === 0 && b === this.years.length - 1 ? null : [this.years[a], this.years[b]];
  }

  write() {
    const [from, to] = this.limits ?? [];
    const jenis = this.types.size === this.allTypes.length ? null : [...this.types].join(",") || "-";
    keepState("peta", "", { from, to, jenis, ukuran: this.measure === "count" ? null : this.measure, rute: this.chosen });
  }

  open(container) {
    this.controls = el("div", { class: "controls" });
    this.svg = shape("svg", { class: "map", role: "img", preserveAspectRatio: "xMidYMid meet" });
    this.arcs = shape("g", {});
    this.svg.append(land(this.features), this.arcs);
    this.zoom = zoomable(this.svg, WHOLE, (unit) => { this.unit = unit; this.drawArcs(); });
    this.list = el("section", { class: "routes" });
    this.note = el("p", { class: "meta", role: "status" });
    container.replaceChildren(lead(t("mapTitle"), t("mapLead")), foldable(this.controls),
      el("div", { class: "mapdesk" }, el("div", { class: "mapframe" }, this.svg, this.zoom.node), this.list), this.note);
    this.drawControls();
    this.refresh();
    this.zoom.show(this.extent());
    new ResizeObserver(() => this.zoom.apply()).observe(this.svg);
  }

  /** All of the country, or on a narrow screen what the arcs span. */
  extent() {
    const points = this.shown.flatMap(({ from, to }) => [from, to]).map((id) => this.provinces.get(id)?.point).filter(Boolean);
    if (!points.length || this.svg.clientWidth > 700) return WHOLE;
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const width = Math.min(Math.max(Math.max(...xs) - Math.min(...xs) + 120, 300), WHOLE.width);
    const height = width * (this.svg.clientHeight / this.svg.clientWidth);
    return { x: (Math.max(...xs) + Math.min(...xs) - width) / 2, y: (Math.max(...ys) + Math.min(...ys) - height) / 2, width, height };
  }

  drawControls() {
    const typeBoxes = this.allTypes.map((type) => [type, termName(type), typeMark(type), formatCount(this.countOf(type))]);
    const options = [["count", t("measureCount")], ...this.measures.map((measure) => [measure.key, `${t("measureMoney")}: ${measureWords(measure)}`])];
    const changed = () => { this.write(); this.refresh(); };
    this.widths = el("div", { class: "field widths" });
    this.controls.replaceChildren(
      legend(t("mapTypes"), typeBoxes, this.types, changed),
      dropDown(t("measure"), options, this.measure, (value) => { this.measure = value; changed(); }), this.widths,
      this.years.length > 1 ? span(t("years"), this.years, this.range, String, (a, b) => { this.range = [a, b]; changed(); }).node : "");
  }

  refresh() {
    this.shown = routes(this.flows, { types: this.types, years: this.limits, measure: this.measure }).filter(({ from, to }) => this.provinces.has(from) && this.provinces.has(to));
    this.drawArcs();
    this.drawWidths();
    this.writeList();
    const hidden = this.limits ? undated(this.flows, this.types) : 0;
    this.note.textContent = [t("mapShown", { n: formatCount(this.shown.length) }), hidden ? t("mapUndated", { n: formatCount(hidden) }) : "", t("mapNote")].filter(Boolean).join(" ");
    this.svg.setAttribute("aria-label", t("mapLabel", { n: formatCount(this.shown.length) }));
  }

  drawArcs() {
    if (!this.shown) return;
    const lanes = new Map();
    const uses = new Map();
    const drawn = [...this.shown].reverse().map((route) => {
      const lane = lanes.get(`${route.from} ${route.to}`) ?? 0;
      lanes.set(`${route.from} ${route.to}`, lane + 1);
      for (const id of [route.from, route.to]) uses.set(id, (uses.get(id) ?? 0) + 1);
      const width = this.widthOf(route);
      const chosen = this.chosen === route.key;
      return arc(route, [this.provinces.get(route.from).point, this.provinces.get(route.to).point], { width, lane, chosen, faded: this.chosen && !chosen, title: this.routeWords(route), unit: this.unit, onclick: () => this.choose(route.key) });
    });
    const places = [...uses].sort((a, b) => b[1] - a[1]).map(([id]) => this.provinces.get(id));
    const dots = places.map(({ name, point }) => dot(point, 3.5 * this.unit, name));
    this.arcs.replaceChildren(...drawn, ...dots, names(places, this.unit));
  }

  /** Pixels: the surface of a line grows with what it stands for. */
  widthOf({ weight }) {
    const most = Math.max(...this.shown.map((route) => route.weight), 1);
    return THINNEST + (THICKEST - THINNEST) * Math.sqrt(weight / most) * (most > 1 ? 1 : 0.2);
  }

  /** What the widths mean: the thinnest line, one between and the thickest. */
  drawWidths() {
    const each = [...new Map(this.shown.map((route) => [this.weightWords(route), route])).values()].reverse();
    const samples = each.length > 3 ? [each[0], each[Math.floor(each.length / 2)], each.at(-1)] : each;
    const sample = (route) => el("li", { class: "sample" }, lineSample(this.widthOf(route)), this.weightWords(route));
    this.widths.replaceChildren(...(samples.length ? [el("span", {}, t("mapWidths")), el("ul", {}, samples.map(sample))] : []));
  }

  weightWords(route) {
    const sum = this.measure === "count" ? null : route.sums.get(this.measure);
    return sum ? sumWords(sum) : t("routeSum", { n: formatCount(route.count) });
  }

  routeWords(route) {
    const sign = route.type === "gg:Agreement" ? "–" : "→";
    return `${this.name(route.from)} ${sign} ${this.name(route.to)} · ${termName(route.type)} · ${this.weightWords(route)}`;
  }

  choose(key) {
    const before = this.shown.findIndex((route) => route.key === this.chosen);
    this.chosen = key;
    this.write();
    this.drawArcs();
    this.writeList();
    if (key) this.list.querySelector("h3")?.focus({ preventScroll: !matchMedia("(max-width: 860px)").matches });
    else this.list.querySelectorAll(".route")[before]?.focus();
  }

  writeList() {
    const route = this.shown.find(({ key }) => key === this.chosen);
    this.list.replaceChildren(...(route ? this.routeCard(route) : this.routeList()));
    this.list.dataset.shows = route ? route.key : "";
    this.list.scrollTop = 0;
  }

  routeList() {
    if (!this.shown.length) return [el("p", {}, t("mapEmpty"))];
    const row = (route) => el("li", {}, el("button", { class: "route", onclick: () => this.choose(route.key) }, typeMark(route.type),
      el("span", { class: "name" }, bdi(this.name(route.from)), route.type === "gg:Agreement" ? " – " : " → ", bdi(this.name(route.to)), el("small", {}, termName(route.type))),
      el("span", { class: "count" }, this.weightWords(route))));
    return [el("h3", { tabindex: "-1" }, t("mapRoutes")), el("ul", { class: "rows" }, this.shown.map(row))];
  }

  routeCard(route) {
    const sums = [...route.sums.values()];
    return [
      el("button", { class: "plain", onclick: () => this.choose(null) }, `← ${t("mapBack")}`),
      el("h3", { class: "big", tabindex: "-1" }, typeMark(route.type), bdi(this.name(route.from)), route.type === "gg:Agreement" ? " – " : " → ", bdi(this.name(route.to))),
      el("p", { class: "meta" }, `${termName(route.type)} · ${t("routeSum", { n: formatCount(route.count) })}`),
      sums.length ? el("ul", { class: "sums" }, sums.map((sum) => el("li", { title: formatExactMoney(String(sum.value), sum.currency) }, el("strong", {}, sumWords(sum)), " ", el("span", { class: "meta" }, `${measureWords(sum)} · ${t("routeSum", { n: formatCount(sum.events) })}`)))) : "",
      el("p", { class: "meta" }, t("mapEvents")),
      ...route.events.map((ref, k) => this.eventRow(ref, route.events.length === 1 || k === 0)),
    ];
  }

  /** An event that opens to its sentences, loaded when it is opened. */
  eventRow(ref, open) {
    const date = this.dates.get(ref.id);
    const details = el("details", { class: "eventrow" }, el("summary", {}, bdi(eventName(ref.label)), date ? el("span", { class: "meta" }, ` ${dateWords(date)}`) : ""));
    const fill = async () => {
      if (!details.open || details.childElementCount > 1) return;
      const wait = details.appendChild(waiting());
      try {
        wait.replaceWith(eventStory(await loadEntity(ref.id)));
      } catch (error) {
        wait.replaceWith(failure(error));
      }
    };
    details.addEventListener("toggle", fill);
    details.open = open;
    return details;
  }
}

/** Open the tab; returns what follows the address. */
export async function openMap(container, params) {
  const [{ flows }, geo, events] = await Promise.all([load("api/flows.json"), load("api/geo.json"), loadTable("events")]);
  const view = new MapView(flows, geo, new Map(events.map((event) => [event.id, event.date])));
  view.read(params);
  view.open(container);
  return { follow(next) { view.read(next); view.drawControls(); view.refresh(); } };
}
