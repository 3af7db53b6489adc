// Linimasa: events in time, filtered by kind, person and province; a click opens the card with its sentences.
import { combobox, LIMIT, plain } from "../combobox.js";
import { formatCount, formatDate } from "../format.js";
import { termName } from "../terms.js";
import { bdi, el, t } from "../text.js";
import { keepState } from "./address.js";
import { load, loadTable } from "./api.js";
import { makeAside } from "./aside.js";
import { catchLinks, dateWords, dropDown, entityLinkTo, eventName, foldable, lead, legend, span, typeClass, typeMark } from "./parts.js";
import { chapters, columns, tally, within } from "./timescale.js";

const SHOWN = 200; // events in the list at first; the others behind a button
const CROWDED = 25; // of one month

class Timeline {
  constructor(events, provinces) {
    this.events = events;
    this.names = columns(events);
    const counts = new Map();
    for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
    this.typeCounts = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
    this.provinces = provinces;
    this.people = new Map();
    for (const ref of events.flatMap((event) => Object.values(event.roles).flat())) if (ref.id?.startsWith("person/")) this.people.set(ref.id, ref.label);
  }

  read(params) {
    const wanted = params.get("jenis")?.split(",");
    this.types = new Set(this.typeCounts.map(([type]) => type).filter((type) => !wanted || wanted.includes(type)));
    this.person = params.get("orang");
    this.province = params.get("provinsi") ?? "";
    this.newest = params.get("urut") !== "lama";
    const at = (name, fallback) => (this.names.includes(params.get(name)) ? this.names.indexOf(params.get(name)) : fallback);
    this.range = [at("dari", 0), at("sampai", this.names.length - 1)];
    this.chosen = params.get("pilih");
    this.most = SHOWN;
  }

  get whole() {
    return this.range[0] === 0 && this.range[1] === this.names.length - 1;
  }

  write() {
    keepState("linimasa", "", {
      jenis: this.types.size === this.typeCounts.length ? null : [...this.types].join(",") || "-",
      orang: this.person, provinsi: this.province, urut: this.newest ? null : "lama",
      dari: this.whole ? null : this.names[this.range[0]], sampai: this.whole ? null : this.names[this.range[1]], pilih: this.chosen,
    });
  }

  open(container) {
    this.aside = makeAside((id) => this.choose(id));
    this.controls = el("div", { class: "controls" });
    this.axis = el("div", { class: "axis", "aria-hidden": "true" });
    this.slider = el("div", {});
    this.count = el("p", { class: "meta", role: "status" });
    this.list = el("div", { class: "chapters" });
    catchLinks(this.list, (id) => this.choose(id));
    const body = el("div", { class: "body" }, lead(t("timeTitle"), t("timeLead")), foldable(this.controls), this.axis, this.slider, this.count, this.list);
    container.replaceChildren(el("div", { class: "split" }, body, this.aside.node));
    this.draw();
  }

  draw() {
    this.drawControls();
    this.drawSlider();
    this.refresh();
    this.aside.show(this.chosen);
  }

  choose(id) {
    this.chosen = id;
    this.write();
    this.markChosen();
    this.aside.show(id);
  }

  changed() {
    this.most = SHOWN;
    this.write();
    this.refresh();
  }

  drawControls() {
    const provinces = [["", t("allProvinces")], ...[...this.provinces].sort((a, b) => a[1].localeCompare(b[1], "id"))];
    const types = this.typeCounts.map(([type, n]) => [type, termName(type), typeMark(type), formatCount(n)]);
    this.controls.replaceChildren(
      legend(t("eventTypes"), types, this.types, () => this.changed()),
      this.personField(),
      dropDown(t("province"), provinces, this.province, (value) => { this.province = value; this.changed(); }),
      dropDown(t("order"), [["baru", t("newestFirst")], ["lama", t("oldestFirst")]], this.newest ? "baru" : "lama", (value) => { this.newest = value === "baru"; this.changed(); }));
  }

  personField() {
    if (this.person) {
      const clear = el("button", { class: "chip", onclick: () => { this.person = null; this.drawControls(); this.changed(); } }, bdi(this.people.get(this.person) ?? this.person), el("span", { "aria-hidden": "true" }, " ✕"), el("span", { class: "away" }, t("remove")));
      return el("div", { class: "field" }, el("span", {}, t("person1")), clear);
    }
    const input = el("input", { type: "text", role: "combobox", autocomplete: "off", maxlength: 100, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "people-found", placeholder: t("anyPerson") });
    const list = el("ul", { id: "people-found", role: "listbox", class: "found", "aria-label": t("person"), hidden: true });
    const names = [...this.people].map(([id, label]) => ({ id, label, text: plain(label) }));
    const find = (query) => (query.trim() ? names.filter(({ text }) => plain(query).split(/\s+/).every((word) => text.includes(word))).slice(0, LIMIT) : []);
    combobox(input, list, { find, row: ({ label }) => [bdi(label)], choose: ({ id }) => { this.person = id; this.drawControls(); this.changed(); } });
    return el("label", { class: "field search" }, el("span", {}, t("person1")), input, list);
  }

  drawSlider() {
    if (this.names.length < 2) return this.slider.replaceChildren();
    this.span = span(t("time"), this.names, this.range, formatDate, (a, b) => { this.range = [a, b]; this.changed(); });
    this.slider.replaceChildren(this.span.node);
  }

  /** Events that pass every filter but time. */
  passing() {
    return this.events.filter((event) => this.types.has(event.type) && (!this.person || event.people_ids.includes(this.person)) && (!this.province || event.province_ids.includes(this.province)));
  }

  refresh() {
    const passing = this.passing();
    const shown = this.whole ? passing : passing.filter((event) => within(event, this.names[this.range[0]], this.names[this.range[1]]));
    this.drawAxis(passing);
    this.count.textContent = t("eventsShown", { n: formatCount(shown.length), total: formatCount(this.events.length) });
    this.drawList(shown);
  }

  drawAxis(events) {
    const counts = tally(events, this.names);
    const most = Math.max(...[...counts.values()].map((types) => [...types.values()].reduce((a, b) => a + b, 0)), 1);
    const columnsDrawn = this.names.map((name, k) => this.column(name, k, counts.get(name), most));
    this.axis.replaceChildren(...columnsDrawn);
  }

  column(name, k, types, most) {
    const total = [...types.values()].reduce((a, b) => a + b, 0);
    const parts = this.typeCounts.filter(([type]) => types.has(type)).map(([type]) => {
      const part = el("span", { class: `part ${typeClass(type)}` });
      part.style.height = `${(90 * types.get(type)) / most}px`;
      return part;
    });
    const inside = k >= this.range[0] && k <= this.range[1];
    const pick = () => {
      this.range = this.range[0] === k && this.range[1] === k ? [0, this.names.length - 1] : [k, k];
      this.span?.set(...this.range);
      this.changed();
    };
    const soon = k === 0 && this.names.slice(1, 7).some((next) => next.endsWith("-01")); // no room for two on a narrow screen
    const year = name.endsWith("-01") || name.length === 4 || k === 0 ? el("span", { class: `year${soon ? " soon" : ""}` }, name.slice(0, 4)) : null;
    return el("div", { class: `column ${inside ? "in" : "out"}${total ? " full" : ""}`, title: `${formatDate(name)}: ${formatCount(total)}`, onclick: pick }, parts, year);
  }

  drawList(shown) {
    let left = this.most;
    const parts = [];
    for (const chapter of chapters(shown, this.newest)) {
      if (left <= 0) break;
      const months = [];
      for (const month of chapter.months) {
        if (left <= 0) break;
        months.push(this.month(month));
        left -= Math.min(month.events.length, CROWDED);
      }
      parts.push(el("section", { class: "chapter" }, el("h3", {}, chapter.year ?? t("noDate")), months));
    }
    const more = left <= 0 ? el("button", { class: "tool", onclick: () => { this.most += 5 * SHOWN; this.drawList(shown); } }, t("showMore")) : "";
    this.list.replaceChildren(...(shown.length ? [...parts, more] : [el("p", {}, t("noEvents"))]));
    this.markChosen();
  }

  month({ month, events }) {
    const list = el("ol", { class: "moments" }, events.slice(0, CROWDED).map((event) => this.moment(event)));
    const rest = events.slice(CROWDED);
    const more = rest.length ? el("button", { class: "plain", onclick: () => { list.append(...rest.map((event) => this.moment(event))); more.remove(); } }, t("more", { n: formatCount(rest.length) })) : null;
    return el("div", { class: "month" }, month ? el("h4", {}, formatDate(month), el("span", { class: "meta" }, ` ${formatCount(events.length)}`)) : null, list, more);
  }

  moment(event) {
    const sums = event.amounts.filter((amount) => amount.kind === "gg:total").slice(0, 1).map((amount) => amount.text);
    const told = [termName(event.type), event.status && event.status !== "gg:held" ? termName(event.status) : null, event.venue ?? event.place?.label, ...sums].filter(Boolean);
    return el("li", { class: `moment ${typeClass(event.type)}`, "data-id": event.id },
      el("span", { class: "when" }, dateWords(event.date)), entityLinkTo(event.id, eventName(event.label)), el("span", { class: "meta" }, told.map((words, k) => [k ? " · " : "", bdi(words)])));
  }

  markChosen() {
    for (const item of this.list.querySelectorAll("li[data-id]")) item.classList.toggle("chosen", item.dataset.id === this.chosen);
  }
}

/** Open the tab; returns what follows the address. */
export async function openTimeline(container, params) {
  const [events, geo] = await Promise.all([loadTable("events"), load("api/geo.json")]);
  const used = new Set(events.flatMap((event) => event.province_ids));
  const provinces = new Map(geo.provinces.features.map(({ properties: { id, name } }) => [id, name]).filter(([id]) => used.has(id)));
  const view = new Timeline(events, provinces);
  view.read(params);
  view.open(container);
  return { follow(next) { view.read(next); view.draw(); } };
}
