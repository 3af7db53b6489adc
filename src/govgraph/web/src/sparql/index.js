// The tab SPARQL: an editor, ready questions, and one of two engines that answer (the server's, or one in this browser).
import { articleAddress, entityAddress } from "../app/address.js";
import { fetchDocument } from "../documents.js";
import { startEditor } from "./editor.js";
import { endpointEngine } from "./endpoint.js";
import { parameterForm } from "./form.js";
import { localEngine, writeSyntax } from "./local.js";
import { bind, fill, openParameters } from "./parameters.js";
import { Refusal } from "./refusal.js";
import { namesOf, showAnswer } from "./result.js";
import { fromHash, toHash } from "./share.js";
import css from "./sparql.css";
import { bdi, el, formatCount, language, t } from "./text.js";
import { missingPrefixes, prologue, prologueStart, refused } from "./words.js";

export { writeSyntax };

const FIRST = `# Siapa mengirim misi dagang ke mana? · Who sent trade missions where?
PREFIX gg: <https://w3id.org/govgraph/ns#>
SELECT ?from ?to WHERE {
  ?from gg:sentTradeMissionTo ?to .
}
`;
const METADATA = /^# (?:title|description)-\w+:.*\n|^# param .*\n/gm;
const CARDS = new Set(["person", "post", "organisation", "place", "event"]);
const REMEMBERED = 20;
const asked = []; // questions of this visit, the latest first; nowhere else
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

function document_(base, address) {
  return fetchDocument(address, base).catch(() => { throw new Refusal("documentFailed", { address }); });
}

async function read(base) {
  const [{ queries, prefixes }, { terms }, geo] = await Promise.all([document_(base, "api/queries.json"), document_(base, "api/terms.json"), document_(base, "api/geo.json").catch(() => null)]);
  for (const query of queries) query.text = query.text.replace(METADATA, ""); // the heading and the form say it
  return { queries, prefixes, geo, terms, words: new Map(terms.map(({ curie, label }) => [curie, label])) };
}

/** The address of what has a card of its own: entities and articles; null for claims, quotes, amounts. */
function link(id) {
  const [kind, ...rest] = id.split("/");
  if (kind === "article") return articleAddress(rest.join("/"));
  return CARDS.has(kind) ? entityAddress(id) : null;
}

/**
 * Shows the tab inside `element`. `base` is the address that documents are relative to, `summary` is api/summary.json.
 * Resolves, once everything is on screen, to {destroy()}.
 */
export async function mount(element, { base = document.baseURI, summary }) {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  element.replaceChildren(el("p", { role: "status" }, t("loading")));
  try {
    const tab = new Tab(element, { base, summary, known: await read(base) });
    await tab.start();
    return tab;
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    element.replaceChildren(el("p", { role: "alert", class: "sparql-problem" }, t(problem.key, problem.values)));
    return { destroy: () => element.replaceChildren() };
  }
}

class Tab {
  ready = null; // the ready question that was picked
  values = {}; // what its form holds
  answer = null;
  view = "table";
  running = false;
  loading = null; // words of the engine in this browser

  constructor(element, { base, summary, known }) {
    Object.assign(this, { element, base, known, wasm: summary.sparql === "wasm" });
    this.text = FIRST;
    this.engine = this.wasm
      ? localEngine({ dataset: new URL(summary.dataset, base).href, prefixes: known.prefixes, tell: (news) => this.progress(news) })
      : endpointEngine({ address: new URL("sparql", base).href });
    this.languages = new MutationObserver(() => this.write());
    this.follow = () => this.open(location.hash);
  }

  async start() {
    this.write();
    this.languages.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
    addEventListener("hashchange", this.follow);
    this.prepare();
    await this.open(location.hash);
  }

  destroy() {
    this.languages.disconnect();
    removeEventListener("hashchange", this.follow);
    this.engine.cancel();
    this.editor.destroy();
    this.element.replaceChildren();
  }

  // ---------------------------------------------------------------- the engine in this browser

  /** Loads the engine of this browser, telling how far it is; the server's needs nothing. */
  prepare() {
    if (!this.wasm) return;
    this.read = { engine: 0, data: 0 };
    const start = performance.now();
    this.engine.ready().then(
      (count) => this.say(this.running ? "running" : "wasmReady", { count: formatCount(count), seconds: formatCount((performance.now() - start) / 1000, 1) }, "ready"),
      (problem) => this.complain(problem),
    );
  }

  progress({ part, bytes }) {
    const megabytes = (n) => formatCount(n / 1e6, 1);
    if (part === "index") return this.say("wasmIndex", { data: megabytes(bytes) }, "loading");
    this.read[part] = bytes;
    return this.say("wasmLoading", { engine: megabytes(this.read.engine), data: megabytes(this.read.data) }, "loading");
  }

  // ---------------------------------------------------------------- picking a question

  /** What the address asks: a shared question is opened and asked. */
  async open(hash) {
    const shared = await fromHash(hash);
    if (!shared) {
      if (/^#\/sparql\?./.test(hash)) this.complain(new Refusal("brokenLink"));
      return;
    }
    const query = this.known.queries.find(({ name }) => name === shared.name);
    if (shared.name && !query) return this.complain(new Refusal("unknownReady", { name: shared.name }));
    // A question of one's own may still have the parameters of the ready one that it was made from.
    this.pick(query ?? this.origin(shared.text), shared.values, shared.text ?? query.text);
    await this.run();
  }

  /** The ready question whose parameters `text` has. */
  origin(text) {
    return this.known.queries.find(({ parameters }) => parameters.length && openParameters(text, parameters).length === parameters.length) ?? null;
  }

  pick(query, values = {}, text = query.text) {
    this.engineStops();
    Object.assign(this, { ready: query, values: { ...values }, text, answer: null });
    this.write();
  }

  /** A click on a ready question: asked at once where it needs nothing more. */
  choose(query) {
    this.pick(query);
    if (query.parameters.some(({ required }) => required)) this.element.querySelector(".sparql-form input")?.focus();
    else this.run();
  }

  get parameters() {
    return this.ready ? openParameters(this.text, this.ready.parameters) : [];
  }

  // ---------------------------------------------------------------- asking

  async run() {
    if (this.running) return;
    const turn = (this.turn = {});
    this.setRunning(true);
    this.say("running", {}, "running");
    this.editor.wrong(null);
    this.element.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
    try {
      const found = await this.answerTo(this.text, { ...this.values });
      if (turn !== this.turn) return;
      this.answer = found;
      this.remember();
      this.showResult();
      this.say(null);
      this.share().then((hash) => turn === this.turn && history.replaceState(history.state, "", hash));
    } catch (problem) {
      if (turn === this.turn) this.complain(problem);
    } finally {
      if (turn === this.turn) this.setRunning(false);
    }
  }

  async answerTo(text, values) {
    const ask = (sparql) => this.engine.ask(sparql);
    if (!text.trim()) throw new Refusal("empty");
    const word = refused(text);
    if (word) throw new Refusal(word === "SERVICE" ? "refusedService" : "refusedUpdate", { word });
    const { prefixes } = this.known;
    await this.engine.ready();
    const parameters = this.parameters;
    const terms = await bind(ask, parameters, values, prefixes);
    const start = performance.now();
    const answer = await ask(fill(text, terms));
    const ms = Math.max(1, Math.round(performance.now() - start));
    return { answer, ms, hidden: new Set(parameters.map(({ name }) => name)), labels: await namesOf(ask, answer, prefixes) };
  }

  engineStops() {
    if (!this.running) return;
    this.turn = null;
    this.engine.cancel();
    this.setRunning(false);
  }

  cancel() {
    this.engineStops();
    this.prepare();
    this.complain(new Refusal("cancelled"));
  }

  // ---------------------------------------------------------------- link and memory

  share() {
    const name = this.ready && this.text === this.ready.text ? this.ready.name : null;
    const values = Object.fromEntries(this.parameters.map((parameter) => [parameter.name, (this.values[parameter.name] ?? "").trim()]));
    return toHash({ name, text: this.text, values });
  }

  async copyLink(button) {
    const address = new URL(location.href);
    address.hash = await this.share();
    history.replaceState(history.state, "", address.hash);
    const copied = await navigator.clipboard?.writeText(address.href).then(() => true, () => false);
    button.textContent = t(copied ? "shared" : "shareByHand");
  }

  remember() {
    const entry = { ready: this.ready, values: { ...this.values }, text: this.text, count: this.answer.answer.rows.length };
    const same = asked.findIndex(({ text, values }) => text === entry.text && JSON.stringify(values) === JSON.stringify(entry.values));
    if (same >= 0) asked.splice(same, 1);
    asked.unshift(entry);
    asked.length = Math.min(asked.length, REMEMBERED);
    this.writeHistory();
  }

  // ---------------------------------------------------------------- on screen

  at(name) {
    return this.element.querySelector(`[data-part="${name}"]`);
  }

  /** Everything anew, in the language of the document. */
  write() {
    this.editor?.destroy();
    const host = el("div", { class: "sparql-editor" });
    this.element.replaceChildren(el("div", { class: "sparql" },
      el("header", { class: "lead" }, el("h2", {}, t("title")), el("p", {}, t("intro"))),
      el("div", { class: "sparql-desk" }, this.readyList(), el("div", { class: "sparql-main" },
        el("div", { "data-part": "about" }), el("div", { "data-part": "form" }), host, this.buttons(),
        el("p", { "data-part": "status", class: "sparql-status", role: "status" }),
        el("section", { "data-part": "result", class: "sparql-result", "aria-label": t("result") }),
        el("div", { "data-part": "history" })))));
    const onChange = (text) => { this.text = text; this.writeAbout(); };
    this.editor = startEditor(host, { text: this.text, known: this.known, label: t("editor"), onRun: () => this.run(), onChange });
    this.writeAbout();
    this.writeHistory();
    this.setRunning(this.running);
    this.say(...(this.said ?? [null]));
    if (this.answer) this.showResult();
  }

  readyList() {
    const item = (query) => el("li", {}, el("button", { class: "sparql-pick", "data-query": query.name, title: query.description[language()], onclick: () => this.choose(query) }, query.title[language()]));
    const wide = matchMedia("(min-width: 861px)").matches;
    return el("details", { class: "sparql-ready", open: wide }, el("summary", {}, t("readyList")), el("ul", {}, this.known.queries.map(item)));
  }

  buttons() {
    const share = el("button", { class: "sparql-button", onclick: () => this.copyLink(share) }, t("share"));
    return el("div", { class: "sparql-bar" },
      el("button", { class: "sparql-button sparql-run", "data-part": "run", onclick: () => this.run() }, t("run"), " ", el("kbd", {}, t("runHint"))),
      el("button", { class: "sparql-button", "data-part": "cancel", onclick: () => this.cancel() }, t("cancel")),
      el("button", { class: "sparql-button", "data-part": "prefixes", onclick: () => this.addPrefixes() }, t("addPrefixes")),
      share, el("span", { class: "sparql-engine" }, t(this.wasm ? "engine.wasm" : "engine.endpoint")));
  }

  addPrefixes() {
    const start = prologueStart(this.text);
    const lines = prologue(missingPrefixes(this.text, this.known.prefixes), this.known.prefixes, "\n");
    this.editor.setText(this.text.slice(0, start) + lines + this.text.slice(start));
    this.editor.focus();
  }

  /** What the question is, and its form; only when they changed, so that typing is not disturbed. */
  writeAbout() {
    const parameters = this.parameters;
    const own = !this.ready || (this.text !== this.ready.text && !parameters.length);
    const key = JSON.stringify([own ? null : this.ready.name, parameters.map(({ name }) => name), language()]);
    this.at("prefixes").hidden = !missingPrefixes(this.text, this.known.prefixes).length;
    if (this.at("about").dataset.key === key) return;
    this.at("about").dataset.key = key;
    const [title, about] = own ? [t("ownTitle"), t("ownAbout")] : [this.ready.title[language()], this.ready.description[language()]];
    this.at("about").replaceChildren(el("h3", {}, title), el("p", {}, about));
    this.at("form").replaceChildren(parameterForm(parameters, this.values, { ask: (sparql) => this.engine.ask(sparql), onRun: () => this.run() }));
    for (const button of this.element.querySelectorAll(".sparql-pick")) button.setAttribute("aria-current", String(!own && button.dataset.query === this.ready.name));
  }

  writeHistory() {
    if (!asked.length) return;
    const name = ({ ready, text, values }) => [ready && text === ready.text ? ready.title[language()] : text.replace(/^(?:#.*|PREFIX.*|\s*)\n/gim, "").slice(0, 90), ...Object.values(values).filter(Boolean)].join(" · ");
    const item = (entry) => el("li", {}, el("button", { class: "sparql-pick", onclick: () => { this.pick(entry.ready, entry.values, entry.text); this.run(); } }, bdi(name(entry))));
    const open = this.at("history").querySelector("details")?.open ?? false;
    this.at("history").replaceChildren(el("details", { class: "sparql-history", open }, el("summary", {}, t("history")), el("p", { class: "sparql-note" }, t("historyNote")), el("ul", {}, asked.map(item))));
  }

  setRunning(running) {
    this.running = running;
    this.at("run").disabled = running;
    this.at("cancel").hidden = !running;
    this.at("result").setAttribute("aria-busy", String(running));
  }

  /** The one line that tells how it stands; `key` null for nothing. */
  say(key, values = {}, state = "") {
    this.said = [key, values, state];
    const line = this.at("status");
    line.dataset.state = state;
    line.replaceChildren(key ? t(key, values) : "");
    line.hidden = !key;
  }

  complain(problem) {
    if (!(problem instanceof Refusal)) throw problem;
    const field = problem.place.parameter && this.element.querySelector(`#sparql-value-${problem.place.parameter}`);
    const values = field ? { ...problem.values, name: t(`value.${problem.place.parameter}`) } : problem.values;
    this.say(problem.key, values, problem.key === "cancelled" ? "cancelled" : "problem");
    this.editor.wrong(problem.place);
    if (field) {
      field.setAttribute("aria-invalid", "true");
      field.focus();
    }
    this.answer = null;
    this.at("result").replaceChildren();
  }

  showResult() {
    const { answer, ...rest } = this.answer;
    const { prefixes, words, geo } = this.known;
    const context = { prefixes, geo, terms: words, link, view: this.view, onView: (name) => { this.view = name; } };
    this.at("result").replaceChildren(showAnswer(answer, { ...rest, ...context }));
  }
}
