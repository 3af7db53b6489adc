// Tabel: lists that can be filtered, ordered, taken along as CSV, and linked to. A page of rows at a time, so that 50,000 do not hang.
import { formatCount } from "../format.js";
import { el, t } from "../text.js";
import { addressOf, keepState } from "./address.js";
import { loadTable } from "./api.js";
import { makeAside } from "./aside.js";
import { TABLES, withTenures } from "./columns.js";
import { downloadCsv, toCsv } from "./csv.js";
import { catchLinks, dropDown, failure, lead } from "./parts.js";
import { facetValues, filterRows, sortRows } from "./sieve.js";

const PAGE = 100;
const NAMES = { people: "person", posts: "post", events: "event", conflicts: "conflicts", organisations: "organisation", places: "place" };

class TableView {
  constructor(summary) {
    this.summary = summary;
    this.rows = [];
  }

  read(rest, params) {
    const name = TABLES[rest] ? rest : "people";
    const changed = name !== this.name;
    this.name = name;
    this.columns = TABLES[name];
    this.query = params.get("cari") ?? "";
    const order = params.get("urut") ?? "";
    this.descending = order.startsWith("-");
    this.order = this.columns.findIndex((column) => column.words === order.replace(/^-/, ""));
    this.page = Math.max(Number.parseInt(params.get("hal") ?? "1", 10) || 1, 1);
    this.facets = {};
    this.columns.forEach((column, k) => { if (column.facet && params.get(column.words)) this.facets[k] = params.get(column.words); });
    this.chosen = params.get("pilih");
    return changed;
  }

  params() {
    const order = this.order < 0 ? null : `${this.descending ? "-" : ""}${this.columns[this.order].words}`;
    const facets = Object.fromEntries(Object.entries(this.facets).map(([k, value]) => [this.columns[k].words, value]));
    return { cari: this.query, urut: order, hal: this.page > 1 ? this.page : null, ...facets, pilih: this.chosen };
  }

  write() {
    keepState("tabel", this.name, this.params());
  }

  open(container) {
    this.aside = makeAside((id) => this.choose(id));
    this.head = el("div", {});
    this.controls = el("div", { class: "controls" });
    this.state = el("p", { class: "meta", role: "status" });
    this.scroll = el("div", { class: "scroll", tabindex: "0", role: "region" });
    this.pager = el("nav", { class: "pager" });
    catchLinks(this.scroll, (id) => this.choose(id));
    const body = el("div", { class: "body" }, lead(t("tableTitle"), t("tableLead")), this.head, this.controls, this.state, this.scroll, this.pager);
    container.replaceChildren(el("div", { class: "split wide" }, body, this.aside.node));
  }

  /** Load the rows of the table, showing what has come as it comes. */
  async start() {
    const { name } = this;
    this.rows = [];
    this.ready = false;
    this.drawHead();
    this.drawControls();
    this.refresh();
    this.aside.show(this.chosen);
    try {
      const tenures = name === "posts" ? await loadTable("tenures") : null;
      const take = (rows, done) => {
        if (this.name !== name) return;
        this.rows = tenures ? withTenures(rows, tenures) : rows;
        this.ready = done;
        if (done) this.drawFacets();
        this.refresh();
      };
      take(await loadTable(name, (rows) => take(rows, false)), true);
    } catch (error) {
      if (this.name === name) this.scroll.replaceChildren(failure(error, () => this.start()));
    }
  }

  choose(id) {
    this.chosen = id;
    this.write();
    this.aside.show(id);
  }

  changed() {
    this.page = 1;
    this.write();
    this.refresh();
  }

  drawHead() {
    const tab = (name) => el("a", { href: addressOf("tabel", name), "aria-current": name === this.name ? "page" : null }, t(NAMES[name]), el("span", { class: "count" }, formatCount(this.summary.counts[name] ?? 0)));
    this.head.replaceChildren(el("nav", { class: "subtabs", "aria-label": t("tableTitle") }, Object.keys(TABLES).map(tab)));
    this.scroll.setAttribute("aria-label", t(NAMES[this.name]));
  }

  drawControls() {
    const search = el("input", { type: "search", value: this.query, maxlength: 200, oninput: () => { this.query = search.value; this.changed(); } });
    this.facetFields = el("div", { class: "fields" });
    this.drawFacets();
    this.controls.replaceChildren(el("label", { class: "field" }, el("span", {}, t("filterTable")), search), this.facetFields, el("button", { class: "tool", id: "csv", onclick: () => this.saveCsv() }, t("saveCsv")));
  }

  drawFacets() {
    const fields = this.columns.map((column, k) => {
      const values = column.facet ? facetValues(this.rows, column) : [];
      if (values.length < 2) return null;
      const options = [["", t("all")], ...values.map(([value, n]) => [value, `${value} (${formatCount(n)})`])];
      return dropDown(t(column.words), options, this.facets[k] ?? "", (value) => { this.facets[k] = value; this.changed(); });
    });
    this.facetFields.replaceChildren(...fields.filter(Boolean));
  }

  shown() {
    return sortRows(filterRows(this.rows, this.columns, this.query, this.facets), this.columns, this.order, this.descending);
  }

  refresh() {
    const rows = this.shown();
    const pages = Math.max(Math.ceil(rows.length / PAGE), 1);
    this.page = Math.min(this.page, pages);
    const visible = rows.slice((this.page - 1) * PAGE, this.page * PAGE);
    this.state.textContent = this.ready ? t("rowsShown", { n: formatCount(rows.length), total: formatCount(this.rows.length) }) : t("loadingRows", { n: formatCount(this.rows.length) });
    this.scroll.replaceChildren(el("table", { "data-rows": rows.length }, el("thead", {}, el("tr", {}, this.columns.map((column, k) => this.heading(column, k)))), el("tbody", {}, visible.map((row) => this.row(row)))));
    if (!rows.length && this.ready) this.scroll.append(el("p", { class: "none" }, t(this.rows.length ? "noMatch" : "emptyTable")));
    this.drawPager(pages);
  }

  heading(column, k) {
    const sorted = k === this.order ? (this.descending ? "descending" : "ascending") : null;
    const sort = () => {
      this.descending = sorted === null ? Boolean(column.value) : !this.descending;
      this.order = k;
      this.changed();
      this.scroll.querySelectorAll("th button")[k].focus();
    };
    const arrow = sorted ? (this.descending ? " ▼" : " ▲") : " ↕";
    return el("th", { scope: "col", "aria-sort": sorted, class: column.value ? "number" : null }, el("button", { onclick: sort }, t(column.words), el("span", { class: sorted ? "" : "faint", "aria-hidden": "true" }, arrow)));
  }

  row(row) {
    const cells = this.columns.map((column) => el(column.main ? "th" : "td", { scope: column.main ? "row" : null, class: column.value ? "number" : null, "data-name": t(column.words) }, column.cell ? column.cell(row) : column.text(row)));
    return el("tr", {}, cells);
  }

  drawPager(pages) {
    const go = (page) => { this.page = page; this.write(); this.refresh(); this.scroll.scrollIntoView({ block: "start" }); };
    const button = (words, page, able) => el("button", { class: "tool", disabled: !able, onclick: () => go(page) }, words);
    this.pager.hidden = pages < 2;
    this.pager.setAttribute("aria-label", t("pages"));
    this.pager.replaceChildren(button(`← ${t("previous")}`, this.page - 1, this.page > 1), el("span", {}, t("pageOf", { page: formatCount(this.page), pages: formatCount(pages) })), button(`${t("next")} →`, this.page + 1, this.page < pages));
  }

  /** What is shown, all pages of it, with identifiers. */
  saveCsv() {
    const header = ["id", ...this.columns.map((column) => t(column.words))];
    downloadCsv(`govgraph-${this.name}.csv`, toCsv(header, this.shown().map((row) => [row.id, ...this.columns.map((column) => column.text(row))])));
  }
}

/** Open the tab; returns what follows the address. */
export async function openTable(container, params, { rest, summary }) {
  const view = new TableView(summary);
  view.read(rest, params);
  view.open(container);
  await view.start();
  return {
    follow(next, { rest: nextRest }) {
      if (view.read(nextRest, next)) return view.start();
      view.drawControls();
      view.refresh();
      return view.aside.show(view.chosen);
    },
  };
}
