// Mutu: how good the graph is, in plain words: scores against what people marked, what was dropped and why.
import { formatCount } from "../format.js";
import { currentLanguage, el, t } from "../text.js";
import { load } from "./api.js";
import { lead } from "./parts.js";

const percent = (value) => (value === null || value === undefined ? "–" : `${(100 * value).toFixed(1).replace(".", currentLanguage() === "id" ? "," : ".")}\u00a0%`);

/** A bar for a value of 0 to 1, with its interval as a line across. */
function bar({ value, low, high }) {
  const fill = el("span", { class: "fill" });
  fill.style.width = `${100 * value}%`;
  const track = el("span", { class: "track", "aria-hidden": "true" }, fill);
  if (low !== null && high !== null && low !== undefined) {
    const whisker = el("span", { class: "whisker" });
    whisker.style.left = `${100 * low}%`;
    whisker.style.width = `${100 * (high - low)}%`;
    track.append(whisker);
  }
  return track;
}

const intervalWords = ({ low, high }) => (low === null || low === undefined ? "" : `${percent(low)} – ${percent(high)}`);

const labelOf = (entry, name) => entry.label?.[currentLanguage()] ?? entry[name];

function measureRow(measure) {
  return el("tr", {},
    el("th", { scope: "row" }, labelOf(measure, "name"), el("small", {}, ` ${t(measure.kind === "accuracy" ? "accuracy" : "f1")}`)),
    el("td", { class: "number" }, percent(measure.value)), el("td", { class: "barcell" }, bar(measure)), el("td", { class: "number" }, intervalWords(measure)),
    el("td", { class: "number" }, percent(measure.precision)), el("td", { class: "number" }, percent(measure.recall)), el("td", { class: "number" }, formatCount(measure.gold)));
}

function scores({ articles, measures, mean }) {
  const heads = ["measure1", "score", "bar", "interval", "precision", "recall", "goldCount"];
  return el("section", {},
    el("h3", {}, t("scoresTitle")),
    el("p", { class: "headline" }, el("strong", {}, percent(mean.value)), " ", t("scoresMean", { n: formatCount(articles), interval: intervalWords(mean) })),
    el("p", {}, t("scoresHow")),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("scoresTitle") }, el("table", {}, el("thead", {}, el("tr", {}, heads.map((key) => el("th", { scope: "col", class: ["measure1", "bar"].includes(key) ? null : "number" }, t(key))))), el("tbody", {}, measures.map(measureRow)))));
}

function countTable(title, words, entries, name) {
  const most = Math.max(...entries.map(({ count }) => count), 1);
  const row = (entry) => el("tr", {}, el("th", { scope: "row" }, labelOf(entry, name)), el("td", { class: "barcell" }, bar({ value: entry.count / most })), el("td", { class: "number" }, formatCount(entry.count)));
  return el("section", {}, el("h3", {}, title), el("p", {}, words), entries.length ? el("table", {}, el("tbody", {}, entries.map(row))) : el("p", { class: "meta" }, t("nothingDropped")));
}

function build(found) {
  if (!found) return [el("p", { class: "meta" }, t("noReport"))];
  return [
    countTable(t("droppedTitle"), t("droppedHow"), found.dropped, "reason"),
    countTable(t("rejectedTitle"), t("rejectedHow", { n: formatCount(found.articles) }), found.rejected, "code"),
    found.notes.length ? el("section", {}, el("h3", {}, t("notesTitle")), el("ul", { class: "rows" }, found.notes.slice(0, 50).map(({ source, note }) => el("li", {}, el("bdi", {}, source), el("span", { class: "meta" }, " ", note))))) : "",
  ];
}

function counts(summary) {
  const names = ["articles", "claims", "facts", "people", "posts", "organisations", "places", "events", "conflicts"];
  return el("dl", { class: "figures" }, names.filter((name) => name in summary.counts).map((name) => el("div", {}, el("dt", {}, t(`n_${name}`)), el("dd", {}, formatCount(summary.counts[name])))));
}

/** Open the tab. */
export async function openQuality(container, params, { summary }) {
  const found = await load("api/quality.json");
  container.replaceChildren(el("div", { class: "body narrow quality" }, lead(t("qualityTitle"), t("qualityLead")), counts(summary), scores(found.samples), build(found.build)));
  return { follow() {} };
}
