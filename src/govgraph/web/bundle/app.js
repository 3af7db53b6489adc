var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// src/strings.json
var strings_default;
var init_strings = __esm({
  "src/strings.json"() {
    strings_default = {
      tagline: { id: "Siapa, di mana, kapan \u2013 dan kalimat berita yang mengatakannya", en: "Who, where, when \u2013 and the sentence in the news that says so" },
      skip: { id: "Langsung ke keterangan", en: "Skip to details" },
      search: { id: "Cari orang, jabatan, organisasi, tempat, peristiwa", en: "Search people, posts, organisations, places, events" },
      found: { id: "Hasil pencarian", en: "Search results" },
      foundNone: { id: "Tidak ditemukan", en: "Nothing found" },
      filters: { id: "Saringan dan legenda", en: "Filters and legend" },
      graph: { id: "Graf", en: "Graph" },
      canvas: { id: "Graf. Tombol panah berpindah ke simpul terdekat, Enter membuka keterangan, + dan \u2212 mengatur perbesaran, Escape kembali.", en: "Graph. Arrow keys move to the nearest node, Enter opens its details, + and \u2212 zoom, Escape goes back." },
      zoom: { id: "Perbesaran", en: "Zoom" },
      zoomIn: { id: "Perbesar", en: "Zoom in" },
      zoomOut: { id: "Perkecil", en: "Zoom out" },
      zoomFit: { id: "Tampilkan semua", en: "Show all" },
      card: { id: "Keterangan", en: "Details" },
      language: { id: "English", en: "Indonesia" },
      languageHint: { id: "Switch to English", en: "Ganti ke bahasa Indonesia" },
      toDark: { id: "Gelap", en: "Dark" },
      toLight: { id: "Terang", en: "Light" },
      person: { id: "Orang", en: "People" },
      post: { id: "Jabatan", en: "Posts" },
      organisation: { id: "Organisasi", en: "Organisations" },
      place: { id: "Tempat", en: "Places" },
      event: { id: "Peristiwa", en: "Events" },
      person1: { id: "Orang", en: "Person" },
      post1: { id: "Jabatan", en: "Post" },
      organisation1: { id: "Organisasi", en: "Organisation" },
      place1: { id: "Tempat", en: "Place" },
      event1: { id: "Peristiwa", en: "Event" },
      legend: { id: "Yang ditampilkan", en: "What is shown" },
      eventTypes: { id: "Jenis peristiwa", en: "Kinds of event" },
      lineKinds: { id: "Garis", en: "Lines" },
      lineNews: { id: "dikatakan berita \u2013 klik untuk kalimatnya", en: "said by the news \u2013 click for the sentence" },
      lineReference: { id: "dari data rujukan wilayah", en: "from reference data on regions" },
      lineRoute: { id: "antardaerah, makin tebal makin sering", en: "between regions, thicker when more often" },
      time: { id: "Waktu", en: "Time" },
      timeFrom: { id: "Dari", en: "From" },
      timeTo: { id: "Sampai", en: "To" },
      timeAll: { id: "Semua waktu", en: "All time" },
      actions: { id: "Simpan gambar", en: "Save a picture" },
      png: { id: "PNG", en: "PNG" },
      svg: { id: "SVG", en: "SVG" },
      homeTitle: { id: "Graf pemerintahan dari berita", en: "A graph of government, read from the news" },
      homeCounts: { id: "{entities} hal dan {facts} fakta dari {articles} artikel.", en: "{entities} things and {facts} facts from {articles} articles." },
      homeHow: { id: "Cara membaca", en: "How to read it" },
      homeNode: { id: "Klik simpul untuk melihat siapa atau apa itu, jabatan, peristiwa, kutipan, dan sumbernya.", en: "Click a node to see who or what it is, with posts, events, quotes and sources." },
      homeLine: { id: "Klik garis untuk membaca kalimat berita yang mengatakannya, disorot di dalam paragrafnya.", en: "Click a line to read the sentence that says so, highlighted in its paragraph." },
      homeSearch: { id: "Tekan / untuk mencari nama. Semua teks berasal dari artikel; program hanya membacanya.", en: "Press / to search for a name. All text comes from articles; the program only reads it." },
      homeEvents: { id: "Mulai dari peristiwa", en: "Start from an event" },
      homePeople: { id: "Mulai dari orang", en: "Start from a person" },
      homeRoutes: { id: "Hubungan antardaerah", en: "Between regions" },
      noticePart: { id: "Menampilkan {shown} simpul yang paling terhubung dari {total}; sisanya lewat pencarian.", en: "Showing the {shown} best connected of {total} nodes; find the rest by search." },
      noticeOnly: { id: "Hanya {name} dan tetangganya.", en: "Only {name} and its neighbours." },
      noticeEmpty: { id: "Tidak ada yang cocok dengan saringan.", en: "Nothing matches the filters." },
      showAll: { id: "Tampilkan semua", en: "Show all" },
      onlyNeighbours: { id: "Hanya tetangga", en: "Only neighbours" },
      expand: { id: "Buka {n} tetangga lain", en: "Open {n} more neighbours" },
      copyLink: { id: "Salin tautan", en: "Copy link" },
      copied: { id: "Tersalin", en: "Copied" },
      aliases: { id: "Juga disebut", en: "Also called" },
      names: { id: "Nama dalam berita", en: "Names in the news" },
      times: { id: "di {n} artikel", en: "in {n} articles" },
      posts: { id: "Jabatan dari waktu ke waktu", en: "Posts over time" },
      holders: { id: "Pemegang jabatan", en: "Holders" },
      events: { id: "Peristiwa", en: "Events" },
      roles: { id: "Yang terlibat", en: "Who and what took part" },
      relations: { id: "Hubungan lain", en: "Other relations" },
      amounts: { id: "Nilai", en: "Amounts" },
      amountsDiffer: { id: "Sumber berbeda tentang angka ini.", en: "Sources differ on this figure." },
      disputed: { id: "sumber berbeda", en: "sources differ" },
      quotes: { id: "Kutipan", en: "Quotes" },
      sources: { id: "Sumber", en: "Sources" },
      evidence: { id: "Kalimatnya", en: "The sentence" },
      seen: { id: "disebut {period}", en: "attested {period}" },
      acting: { id: "penjabat", en: "acting" },
      former: { id: "mantan", en: "former" },
      elect: { id: "terpilih", en: "elect" },
      since: { id: "sejak {date}", en: "since {date}" },
      until: { id: "sampai {date}", en: "until {date}" },
      copies: { id: "{n} salinan tidak dihitung.", en: "{n} copies are not counted." },
      heldPost: { id: "menjabat", en: "holds post" },
      line: { id: "Hubungan", en: "Relation" },
      reference: { id: "Dari data rujukan, bukan dari berita.", en: "From reference data, not from the news." },
      rule: { id: "aturan", en: "rule" },
      oneSource: { id: "Satu sumber mengatakannya.", en: "One source says so." },
      agreeing: { id: "{n} sumber sependapat.", en: "{n} sources agree." },
      differing: { id: "Sumber lain mengatakan lain", en: "Other sources differ" },
      open: { id: "Buka artikel", en: "Open article" },
      noDate: { id: "tanpa tanggal", en: "undated" },
      noOutlet: { id: "media tidak disebut", en: "outlet not given" },
      routeSum: { id: "{n} peristiwa", en: "{n} events" },
      routeNote: { id: "Jumlah memakai angka total terakhir yang dilaporkan untuk tiap peristiwa.", en: "The sum takes the last total reported for each event." },
      more: { id: "{n} lagi", en: "{n} more" },
      unknown: { id: "Tautan ini menunjuk ke sesuatu yang tidak ada di graf ini.", en: "This link points to something that is not in this graph." },
      yes: { id: "ya", en: "yes" },
      no: { id: "tidak", en: "no" }
    };
  }
});

// src/text.js
function setLanguage(wanted) {
  language = LANGUAGES.includes(wanted) ? wanted : "id";
  document.documentElement.lang = language;
}
function t(key, values = {}, of = language) {
  return strings_default[key][of].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
function el(tag, attributes = {}, ...children) {
  const node2 = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false || value === void 0) continue;
    if (name.startsWith("on")) node2.addEventListener(name.slice(2), value);
    else node2.setAttribute(name, value === true ? "" : String(value));
  }
  if (tag === "button") node2.type = "button";
  node2.append(...children.flat(Infinity).filter((child) => child !== null && child !== void 0 && child !== ""));
  return node2;
}
var LANGUAGES, language, currentLanguage, addStrings, other, bdi;
var init_text = __esm({
  "src/text.js"() {
    init_strings();
    LANGUAGES = ["id", "en"];
    language = "id";
    currentLanguage = () => language;
    addStrings = (strings) => Object.assign(strings_default, strings);
    other = (key) => t(key, {}, language === "id" ? "en" : "id");
    bdi = (text) => el("bdi", {}, text);
  }
});

// src/terms.json
var terms_default;
var init_terms = __esm({
  "src/terms.json"() {
    terms_default = {
      "schema:startDate": { id: "mulai", en: "start" },
      "schema:endDate": { id: "selesai", en: "end" },
      "schema:location": { id: "lokasi", en: "location" },
      "schema:mentions": { id: "menyebut", en: "mentions" },
      "schema:jobTitle": { id: "sebutan jabatan", en: "job title" },
      "org:member": { id: "pemangku", en: "holder" },
      "org:postIn": { id: "jabatan di", en: "post in" },
      "org:subOrganizationOf": { id: "cabang dari", en: "chapter of" },
      "foaf:name": { id: "nama dalam berita", en: "name in the news" }
    };
  }
});

// src/terms.js
function termName(term2) {
  const label2 = known[term2] ?? terms_default[term2];
  if (label2?.id || label2?.en) return label2[currentLanguage()] ?? label2.id ?? label2.en;
  const name = term2.slice(term2.indexOf(":") + 1);
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
var known, learnTerms, isTerm;
var init_terms2 = __esm({
  "src/terms.js"() {
    init_terms();
    init_text();
    known = /* @__PURE__ */ Object.create(null);
    learnTerms = (labels) => Object.assign(known, labels);
    isTerm = (term2) => term2 in known || term2 in terms_default;
  }
});

// src/format.js
function formatDate(iso) {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(iso ?? "");
  if (!match) return iso || t("noDate");
  const [, year, month, day] = match;
  if (!month) return year;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  const options = { timeZone: "UTC", year: "numeric", month: "long", ...day ? { day: "numeric" } : {} };
  return new Intl.DateTimeFormat(currentLanguage() === "id" ? "id-ID" : "en-GB", options).format(date);
}
function formatPeriod([from, to]) {
  return from === to ? formatDate(from) : `${formatDate(from)} \u2013 ${formatDate(to)}`;
}
function scaledMoney(value, currency, digits) {
  const locale = currentLanguage() === "id" ? "id-ID" : "en-GB";
  const [size, word] = SCALES.find(([least]) => Number(value) >= least) ?? [];
  if (!size) return formatExactMoney(value, currency);
  const number2 = new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(Number(value) / size);
  return `${currency === "IDR" ? "Rp" : `${currency} `}${number2} ${word[currentLanguage()]}`;
}
function formatMoney(value, currency) {
  const [size] = SCALES.find(([least]) => Number(value) >= least) ?? [1];
  return /^\d+$/.test(value) && BigInt(value) % BigInt(size / 1e5 || 1) === 0n ? scaledMoney(value, currency, 5) : formatExactMoney(value, currency);
}
function formatExactMoney(value, currency) {
  const locale = currentLanguage() === "id" ? "id-ID" : "en-GB";
  const digits = /^\d+$/.test(value) ? new Intl.NumberFormat(locale).format(BigInt(value)) : value;
  return `${currency === "IDR" ? "Rp" : `${currency} `}${digits}`;
}
function safeUrl(address) {
  if (!URL.canParse(address ?? "")) return null;
  const url = new URL(address);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}
var SCALES, formatRoundMoney, formatCount;
var init_format = __esm({
  "src/format.js"() {
    init_text();
    SCALES = [
      [1e12, { id: "triliun", en: "trillion" }],
      [1e9, { id: "miliar", en: "billion" }],
      [1e6, { id: "juta", en: "million" }]
    ];
    formatRoundMoney = (value, currency) => scaledMoney(value, currency, 3);
    formatCount = (n) => new Intl.NumberFormat(currentLanguage() === "id" ? "id-ID" : "en-GB").format(n);
  }
});

// src/quote.js
function articleHead(article, href = null) {
  const url = safeUrl(article.url);
  const title = bdi(article.title || article.id);
  return el(
    "p",
    { class: "article" },
    el("cite", {}, href ? el("a", { href }, title) : title),
    el("span", { class: "meta" }, bdi(article.outlet ?? t("noOutlet")), " \xB7 ", article.published ? formatDate(article.published) : t("noDate")),
    url ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, t("open"), el("span", { "aria-hidden": "true" }, " \u2197")) : null
  );
}
function paragraph(text, spans2) {
  const words = spans2.flatMap((span2) => span2.slice(2, 4));
  const from = Math.max(0, Math.min(...words) - AROUND);
  const to = Math.min(text.length, Math.max(...words) + AROUND, Math.min(...words) + 4 * AROUND);
  const inside = (offset) => Math.min(Math.max(offset, from), to);
  const cuts = [.../* @__PURE__ */ new Set([from, to, ...spans2.flat().map(inside)])].sort((a, b) => a - b);
  const block = el("blockquote", { class: "paragraph", dir: "auto" }, from > 0 ? "\u2026 " : "");
  for (let k = 0; k + 1 < cuts.length; k += 1) {
    const [start3, end] = [cuts[k], cuts[k + 1]];
    const piece = text.slice(start3, end);
    const inWords = spans2.some((span2) => span2[2] <= start3 && end <= span2[3]);
    const inSentence = spans2.some((span2) => span2[0] <= start3 && end <= span2[1]);
    block.append(inWords ? el("mark", {}, piece) : inSentence ? el("span", { class: "sentence" }, piece) : piece);
  }
  if (to < text.length) block.append(" \u2026");
  return block;
}
function source(head, paragraphs, rules2) {
  return el("article", { class: "source" }, head, paragraphs, el("p", { class: "rule" }, `${t("rule")}: `, rules2.map((rule) => el("code", {}, rule))));
}
function agreementOf(sources, copies) {
  if (sources === 0) return null;
  return el("p", { class: "agreement" }, sources === 1 ? t("oneSource") : t("agreeing", { n: sources }), copies ? ` ${t("copies", { n: copies })}` : "");
}
function closed(make) {
  const details = el("details", { class: "why" }, el("summary", { title: t("evidence") }, el("span", { class: "away" }, t("evidence")), el("span", { "aria-hidden": "true" }, "\u275D")));
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) details.append(...make());
  });
  return details;
}
var AROUND;
var init_quote = __esm({
  "src/quote.js"() {
    init_format();
    init_text();
    AROUND = 1200;
  }
});

// src/source.js
var given, give, payload;
var init_source = __esm({
  "src/source.js"() {
    given = null;
    give = (payload2) => given = payload2;
    payload = () => given ?? JSON.parse(document.getElementById("data").textContent);
  }
});

// src/data.js
var data_exports = {};
__export(data_exports, {
  GROUPS: () => GROUPS2,
  ONE_VALUE: () => ONE_VALUE2,
  SINGLE: () => SINGLE,
  amountsOf: () => amountsOf,
  articles: () => articles,
  articlesOf: () => articlesOf,
  claims: () => claims,
  claimsOfLine: () => claimsOfLine,
  claimsOfNode: () => claimsOfNode,
  counts: () => counts,
  entities: () => entities,
  facts: () => facts,
  factsOf: () => factsOf,
  isNode: () => isNode,
  lineBetween: () => lineBetween,
  lineSpan: () => lineSpan,
  lines: () => lines,
  linesOf: () => linesOf,
  literal: () => literal,
  mainAmount: () => mainAmount,
  nameOf: () => nameOf2,
  neighboursOf: () => neighboursOf,
  network: () => network,
  nodeCount: () => nodeCount,
  nodeOf: () => nodeOf,
  opened: () => opened,
  otherEnd: () => otherEnd,
  publishedSpan: () => publishedSpan,
  quotesOf: () => quotesOf,
  routeSum: () => routeSum,
  rules: () => rules,
  sourceCount: () => sourceCount,
  termName: () => termName,
  typeName: () => typeName
});
function typeName(entity) {
  const i = byId.get(entity.id);
  const told = factsOf(i).map((f) => facts[f]).find(([, predicate]) => predicate === "rdf:type")?.[3];
  const known2 = (entity.reference ?? []).find(([predicate]) => predicate === "rdf:type")?.[2];
  const name = told?.[0] ?? known2?.[0] ?? `gg:${entity.type}`;
  return isTerm(name) ? termName(name) : t(`${entity.group}1`);
}
function nameOf2(i) {
  const { group, label: label2 } = entities[i];
  if (group !== "event") return label2;
  const bare = label2.replace(DATE_AT_END2, "") || label2;
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
function literal(subject, predicate) {
  const found = factsOf(subject).find((i) => facts[i][1] === predicate && facts[i][3]);
  return found === void 0 ? void 0 : facts[found][3][0];
}
function amountsOf(event) {
  return factsOf(event).filter((i) => facts[i][2] >= 0 && entities[facts[i][2]].type === "MonetaryAmount").map((i) => {
    const amount = facts[i][2];
    return {
      value: literal(amount, "schema:value") ?? "",
      currency: literal(amount, "schema:currency") ?? "",
      kind: literal(amount, "gg:amountKind") ?? "",
      kindText: literal(amount, "gg:amountKindText") ?? "",
      stage: literal(amount, "gg:amountStage") ?? "",
      qualifier: literal(amount, "gg:qualifier") ?? "",
      asOf: literal(amount, "gg:asOf") ?? literal(amount, "gg:asOfText") ?? "",
      claims: facts[i][4]
    };
  });
}
function mainAmount(event) {
  const stages = ["gg:realised", "", "gg:signed"];
  const totals = amountsOf(event).filter((amount) => amount.kind === "gg:total" && stages.includes(amount.stage) && /^\d+$/.test(amount.value));
  const order = (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || b.asOf.localeCompare(a.asOf) || Number(BigInt(b.value) - BigInt(a.value));
  return totals.sort(order)[0];
}
function routeSum(line) {
  const sums = /* @__PURE__ */ new Map();
  for (const event of line.events ?? []) {
    const amount = mainAmount(event);
    if (amount) sums.set(amount.currency, String(BigInt(sums.get(amount.currency) ?? 0) + BigInt(amount.value)));
  }
  return sums;
}
function quotesOf(person) {
  return (factsOfObject.get(person) ?? []).filter((i) => entities[facts[i][0]].type === "Quote").map((i) => ({ text: literal(facts[i][0], "schema:text") ?? entities[facts[i][0]].label, claims: facts[i][4] }));
}
function claimsOfNode(i) {
  const own = factsOf(i).flatMap((fact) => facts[fact][4]);
  const told = (factsOfObject.get(i) ?? []).flatMap((fact) => facts[fact][4]);
  return [.../* @__PURE__ */ new Set([...own, ...told, ...linesOf(i).flatMap((line) => claimsOfLine(lines[line]))])];
}
function publishedSpan(used) {
  const days = used.map((claim) => articles[claims[claim][0]].published?.slice(0, 10)).filter(Boolean).sort();
  return days.length ? [days[0], days[days.length - 1]] : null;
}
function lineSpan(line) {
  const ends = [line.from, line.to].map((end) => entities[end]);
  const event = ends.find((entity) => entity.group === "event" && entity.when);
  if (event) return event.when;
  if (line.events?.length) {
    const days = line.events.flatMap((i) => entities[i].when ?? []).sort();
    if (days.length) return [days[0], days[days.length - 1]];
  }
  const tenure = line.parts.map(([, via]) => entities[via]?.when).find(Boolean);
  return tenure ?? publishedSpan(claimsOfLine(line));
}
function articlesOf(used) {
  const found = [...new Set(used.map((claim) => claims[claim][0]))];
  return found.sort((a, b) => (articles[b].published ?? "").localeCompare(articles[a].published ?? "") || a - b);
}
var raw, counts, entities, facts, claims, rules, articles, lines, network, opened, GROUPS2, byId, linesOfNode, factsOfSubject, factsOfObject, lineByEnds, push, nodeOf, isNode, linesOf, lineBetween, factsOf, otherEnd, neighboursOf, nodeCount, DATE_AT_END2, claimsOfLine, sourceCount, ONE_VALUE2, SINGLE;
var init_data = __esm({
  "src/data.js"() {
    init_source();
    init_terms2();
    init_text();
    raw = payload();
    learnTerms(raw.terms);
    ({ counts, entities, facts, claims, rules, articles, lines, network, opened } = raw);
    GROUPS2 = ["person", "post", "organisation", "place", "event"];
    byId = new Map(entities.map((entity, i) => [entity.id, i]));
    linesOfNode = /* @__PURE__ */ new Map();
    factsOfSubject = /* @__PURE__ */ new Map();
    factsOfObject = /* @__PURE__ */ new Map();
    lineByEnds = /* @__PURE__ */ new Map();
    push = (map, key, value) => map.has(key) ? map.get(key).push(value) : map.set(key, [value]);
    lines.forEach((line, i) => {
      push(linesOfNode, line.from, i);
      push(linesOfNode, line.to, i);
      lineByEnds.set(`${line.from} ${line.to}`, i);
    });
    facts.forEach(([subject, , object], i) => {
      push(factsOfSubject, subject, i);
      if (object >= 0) push(factsOfObject, object, i);
    });
    nodeOf = (id) => isNode(byId.get(id)) ? byId.get(id) : void 0;
    isNode = (i) => i !== void 0 && entities[i].group !== "";
    linesOf = (i) => linesOfNode.get(i) ?? [];
    lineBetween = (from, to) => lineByEnds.get(`${from} ${to}`);
    factsOf = (i) => factsOfSubject.get(i) ?? [];
    otherEnd = (line, i) => line.from === i ? line.to : line.from;
    neighboursOf = (i) => [...new Set(linesOf(i).map((line) => otherEnd(lines[line], i)))];
    nodeCount = network.nodes.length;
    DATE_AT_END2 = /\s(\d{4})(-\d{2}){0,2}$/;
    claimsOfLine = (line) => [...new Set(line.parts.flatMap(([, , used]) => used.flatMap((i) => facts[i][4])))];
    sourceCount = (used) => new Set(articlesOf(used).map((i) => articles[i].copy ?? i)).size;
    ONE_VALUE2 = /* @__PURE__ */ new Set(["schema:startDate", "schema:endDate", "gg:status"]);
    SINGLE = /* @__PURE__ */ new Set(["gg:sender", "gg:host", "gg:leader", "schema:location", "gg:place"]);
  }
});

// src/labels.js
function wrap(text) {
  if (rowsOf.has(text)) return rowsOf.get(text);
  const rows3 = [""];
  for (const word of text.split(/\s+/)) {
    const row = rows3[rows3.length - 1];
    if (row && row.length + word.length + 1 > WRAP) rows3.push(word);
    else rows3[rows3.length - 1] = row ? `${row} ${word}` : word;
  }
  if (rows3.length > 2) rows3.splice(1, rows3.length, `${rows3[1].slice(0, WRAP - 1)}\u2026`);
  const fitted = rows3.map((row) => row.length > WRAP + 8 ? `${row.slice(0, WRAP + 7)}\u2026` : row);
  rowsOf.set(text, fitted);
  return fitted;
}
function widthOf(pen, row) {
  if (!widths.has(row)) widths.set(row, pen.measureText(row).width);
  return widths.get(row);
}
function write(pen, scale, taken, text, places, { size, bold, dim, theme: theme2, view }) {
  const rows3 = wrap(text);
  const height = rows3.length * size * 1.2;
  const width = Math.max(...rows3.map((row) => widthOf(pen, row))) * size * (bold ? 1.06 : 1) / 12;
  const boxes = places(width, height).map(([x2, y]) => ({ x1: x2 - width / 2 - 2, x2: x2 + width / 2 + 2, y1: y, y2: y + height }));
  const inside = ({ x1, x2, y1, y2 }) => x1 > view.x1 && x2 < view.x2 && y1 > view.y1 && y2 < view.y2;
  const box2 = boxes.find((candidate) => inside(candidate) && taken.free(candidate));
  if (!box2) return false;
  taken.add(box2);
  const x = (box2.x1 + box2.x2) / 2 / scale;
  pen.font = `${bold ? "600 " : ""}${size / scale}px ${FACE}`;
  pen.globalAlpha = dim ? 0.34 : 1;
  pen.lineWidth = 3.5 / scale;
  pen.strokeStyle = theme2.paper;
  pen.fillStyle = theme2.ink;
  rows3.forEach((row, r) => {
    const y = (box2.y1 + (r + 0.5) * size * 1.2) / scale;
    pen.strokeText(row, x, y);
    pen.fillText(row, x, y);
  });
  pen.font = `12px ${FACE}`;
  return true;
}
function around(node2, scale) {
  const [x, y, r] = [node2.x * scale, node2.y * scale, node2.size * scale];
  return (width, height) => [[x, y + r + 4], [x, y - r - 4 - height], [x + r + 5 + width / 2, y - height / 2], [x - r - 5 - width / 2, y - height / 2]];
}
function drawLabels(pen, { scale, view, shown, selection: selection2, marked: marked2, hovered: hovered2, theme: theme2, lineNames }) {
  const taken = new Taken();
  pen.save();
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.font = `12px ${FACE}`;
  const rank = ({ id }) => id === hovered2 || id === selection2?.node ? 0 : marked2.has(id) ? 1 : 2;
  const order = [...shown].sort((a, b) => rank(a) - rank(b) || a.id - b.id);
  for (const { x, y, size, id } of order) {
    const r = size * scale * 0.8;
    if (r > SMALL && (marked2.size === 0 || marked2.has(id))) taken.add({ x1: x * scale - r, x2: x * scale + r, y1: y * scale - r, y2: y * scale + r });
  }
  let written = 0;
  const name = (node2) => {
    const main = rank(node2) === 0 || node2.size >= 26;
    const dim = marked2.size > 0 && rank(node2) === 2;
    if (write(pen, scale, taken, nameOf2(node2.id), around(node2, scale), { size: main ? 13.5 : 12, bold: main && !dim, dim, theme: theme2, view })) written += 1;
  };
  order.filter((node2) => rank(node2) < 2).forEach(name);
  for (const [text, at2] of lineNames) write(pen, scale, taken, text, () => [[at2.x * scale, at2.y * scale - 7]], { size: 11, bold: false, dim: false, theme: theme2, view });
  for (const node2 of order.filter((other2) => rank(other2) === 2)) {
    if (written >= MOST || marked2.size > 0 && scale < 0.6 || node2.size * scale < SMALL && written >= FROM_AFAR) break;
    name(node2);
  }
  pen.restore();
}
function linesToName(selection2, scale, present) {
  if (selection2?.line !== void 0) return [selection2.line];
  if (selection2?.node !== void 0) return present.filter((i) => lines[i].from === selection2.node || lines[i].to === selection2.node);
  return scale > 0.75 ? present : [];
}
var FACE, WRAP, MOST, FROM_AFAR, SMALL, rowsOf, widths, Taken;
var init_labels = __esm({
  "src/labels.js"() {
    init_data();
    FACE = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
    WRAP = 24;
    MOST = 140;
    FROM_AFAR = 28;
    SMALL = 6;
    rowsOf = /* @__PURE__ */ new Map();
    widths = /* @__PURE__ */ new Map();
    Taken = class {
      cells = /* @__PURE__ */ new Map();
      free(box2) {
        return this.keys(box2).every((key) => (this.cells.get(key) ?? []).every((b) => box2.x2 < b.x1 || b.x2 < box2.x1 || box2.y2 < b.y1 || b.y2 < box2.y1));
      }
      add(box2) {
        for (const key of this.keys(box2)) this.cells.set(key, [...this.cells.get(key) ?? [], box2]);
      }
      keys({ x1, x2, y1, y2 }) {
        const keys = [];
        for (let x = Math.floor(x1 / 80); x <= Math.floor(x2 / 80); x += 1) for (let y = Math.floor(y1 / 40); y <= Math.floor(y2 / 40); y += 1) keys.push(`${x},${y}`);
        return keys;
      }
    };
  }
});

// src/filter.js
function eventsPerMonth() {
  const count2 = new Map(months.map((name) => [name, 0]));
  for (const entity of entities) {
    const name = entity.group === "event" && entity.when?.[0].slice(0, 7);
    if (count2.has(name)) count2.set(name, count2.get(name) + 1);
  }
  return count2;
}
function inTime(span2) {
  if (!state.time || !span2) return true;
  const [from, to] = state.time;
  return span2[0].slice(0, 7) <= to && (span2[1].length === 4 ? `${span2[1]}-12` : span2[1].slice(0, 7)) >= from;
}
function passes(i) {
  const entity = entities[i];
  if (!state.groups.has(entity.group)) return false;
  if (entity.group === "event" && !state.types.has(entity.type)) return false;
  return entity.group !== "event" || inTime(nodeSpans[i]);
}
function visible() {
  const near = state.only === null ? null : /* @__PURE__ */ new Set([state.only, ...neighboursOf(state.only)]);
  const nodes2 = /* @__PURE__ */ new Set();
  for (let i = 0; i < nodeCount; i += 1) {
    if ((near ? near.has(i) : state.onTable.has(i)) && (passes(i) || i === state.only)) nodes2.add(i);
  }
  const shown = /* @__PURE__ */ new Set();
  lines.forEach((line, i) => {
    if (nodes2.has(line.from) && nodes2.has(line.to) && (spans[i] === null || inTime(spans[i]))) shown.add(i);
  });
  if (state.time) {
    for (const i of [...nodes2]) {
      const told = linesOf(i).some((line) => shown.has(line) && spans[line] !== null);
      if (!told && i !== state.only && !(linesOf(i).every((line) => spans[line] === null) && nodeSpans[i] && inTime(nodeSpans[i]))) nodes2.delete(i);
    }
    for (const i of [...shown]) if (!nodes2.has(lines[i].from) || !nodes2.has(lines[i].to)) shown.delete(i);
  }
  return { nodes: nodes2, lines: shown };
}
var eventTypes, spans, nodeSpans, state, months;
var init_filter = __esm({
  "src/filter.js"() {
    init_data();
    eventTypes = [...new Set(entities.filter((e) => e.group === "event").map((e) => e.type))].sort();
    spans = lines.map(lineSpan);
    nodeSpans = entities.map((entity, i) => isNode(i) ? entity.when ?? publishedSpan(claimsOfNode(i)) : null);
    state = {
      groups: new Set(GROUPS2),
      types: new Set(eventTypes),
      time: null,
      // [first month, last month] as "2022-05", or null for all time
      only: null,
      // node whose neighbours alone are shown
      onTable: new Set(Array.from({ length: opened }, (_, i) => i))
      // grows by search and by expanding
    };
    months = (() => {
      const days = [...nodeSpans, ...spans].flatMap((span2) => span2 ?? []);
      return [...new Set(days.map((day) => day.length === 4 ? `${day}-01` : day.slice(0, 7)))].filter((month) => /^\d{4}-\d{2}$/.test(month)).sort();
    })();
  }
});

// src/draw.js
function readTheme() {
  theme = { name: document.documentElement.dataset.theme, ink: css("--ink"), paper: css("--canvas"), line: css("--line"), strong: css("--strong"), route: css("--event") };
  for (const group of ["person", "post", "organisation", "place", "event"]) theme[group] = css(`--${group}`);
}
function lineLabel(line) {
  const [first, ...rest] = line.parts;
  let label2 = first[0] === "gg:heldPost" ? t("heldPost") : termName(first[0]);
  if (line.events?.length) {
    const sums = [...routeSum(line)].map(([currency, sum]) => formatRoundMoney(sum, currency));
    label2 = [label2, line.events.length > 1 ? `${line.events.length}\xD7` : null, ...sums].filter(Boolean).join(" \xB7 ");
  }
  const others = new Set(rest.map(([predicate]) => predicate).filter((predicate) => predicate !== first[0]));
  return others.size ? `${label2} +${others.size}` : label2;
}
function nodeLook(i) {
  const base = network.nodes[i];
  const chosen2 = selection?.node === i;
  const fill = theme[base.group];
  const color = { background: fill, border: chosen2 ? theme.strong : theme.paper };
  return {
    ...base,
    label: void 0,
    // written by labels.js
    color: { ...color, highlight: color, hover: { background: fill, border: theme.strong } },
    borderWidth: chosen2 ? 4 : 1.5,
    opacity: marked.size > 0 && !marked.has(i) ? 0.16 : 1
  };
}
function lineLook(i) {
  const line = lines[i];
  const chosen2 = selection?.line === i;
  const touches = selection?.node === line.from || selection?.node === line.to || chosen2;
  const route = isRoute(line);
  const color = chosen2 ? theme.strong : route ? theme.route : theme.line;
  return {
    ...network.edges[i],
    width: network.edges[i].width + (chosen2 ? 2 : 0),
    arrows: { to: { enabled: network.edges[i].arrows === "to", scaleFactor: 0.5 } },
    smooth: line.events?.length ? { enabled: true, type: "curvedCW", roundness: CURVE } : false,
    color: { color, highlight: color, hover: theme.strong, opacity: marked.size > 0 && !touches ? 0.1 : 0.85 }
  };
}
function refresh() {
  const wanted = visible();
  edges.remove(edges.getIds().filter((i) => !wanted.lines.has(i)));
  nodes.remove(nodes.getIds().filter((i) => !wanted.nodes.has(i)));
  repaint(wanted);
  return wanted.nodes.size;
}
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
function repaintTheme() {
  readTheme();
  repaint();
}
function middleOf(i) {
  const [a, b] = [net.getPosition(lines[i].from), net.getPosition(lines[i].to)];
  const bend2 = lines[i].events?.length ? CURVE / 2 : 0;
  return { x: (a.x + b.x) / 2 + (b.y - a.y) * bend2, y: (a.y + b.y) / 2 - (b.x - a.x) * bend2 };
}
function noteMove() {
  moved = performance.now();
  if (network.options.interaction.hideEdgesOnZoom) setTimeout(() => still() && net.redraw(), 180);
}
function writeNames(pen) {
  if (network.options.interaction.hideEdgesOnZoom && !still()) return;
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
function select(chosen2) {
  selection = chosen2;
  if (chosen2?.node !== void 0) marked = /* @__PURE__ */ new Set([chosen2.node, ...neighboursOf(chosen2.node)]);
  else if (chosen2?.line !== void 0) marked = /* @__PURE__ */ new Set([lines[chosen2.line].from, lines[chosen2.line].to]);
  else marked = /* @__PURE__ */ new Set();
  net.unselectAll();
  repaint();
}
function reveal() {
  const wanted = [...marked].filter((i) => nodes.get(i));
  if (!wanted.length) return;
  const centre = selection?.node ?? wanted[0];
  const box2 = document.getElementById("canvas").getBoundingClientRect();
  const seen = (i) => {
    const point = net.canvasToDOM(net.getPosition(i));
    return point.x > 40 && point.y > 40 && point.x < box2.width - 40 && point.y < box2.height - 40;
  };
  const animation = calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" };
  if (wanted.length <= 12 && wanted.every((i) => nodes.get(i))) {
    if (wanted.every(seen) && net.getScale() > 0.55) return;
    net.fit({ nodes: wanted, maxZoomLevel: 1.15, animation });
  } else if (!seen(centre) || net.getScale() < 0.55) {
    net.focus(centre, { scale: Math.max(net.getScale(), 0.8), animation });
  }
}
function zoomBy(factor) {
  net.moveTo({ scale: Math.min(4, Math.max(0.03, net.getScale() * factor)), animation: false });
}
function nearest(from, dx, dy) {
  const start3 = from !== null && nodes.get(from) ? net.getPosition(from) : net.getViewPosition();
  let best = null;
  let least = Infinity;
  for (const i of nodes.getIds()) {
    if (i === from) continue;
    const { x, y } = net.getPosition(i);
    const along = (x - start3.x) * dx + (y - start3.y) * dy;
    const across = Math.abs((x - start3.x) * dy) + Math.abs((y - start3.y) * dx);
    const cost = along + 2 * across;
    if ((from === null || along > 0) && cost < least) [best, least] = [i, cost];
  }
  return best;
}
function scene() {
  return {
    paper: theme.paper,
    ink: theme.ink,
    nodes: nodes.getIds().map((i) => ({ ...nodeLook(i), ...net.getPosition(i), text: nameOf2(i) })),
    edges: edges.getIds().map((i) => ({ ...lineLook(i), a: net.getPosition(lines[i].from), b: net.getPosition(lines[i].to) })),
    canvas: document.querySelector("#canvas canvas")
  };
}
function start(container2, { onNode, onLine, onNothing }) {
  readTheme();
  frame = container2;
  nodes = new vis.DataSet();
  edges = new vis.DataSet();
  const wanted = visible();
  repaint(wanted);
  net = new vis.Network(container2, { nodes, edges }, network.options);
  net.on("click", ({ nodes: [node2], edges: [line] }) => {
    if (node2 !== void 0) onNode(node2);
    else if (line !== void 0) onLine(line);
    else onNothing();
  });
  net.on("dragEnd", ({ nodes: moved2 }) => {
    for (const i of moved2) Object.assign(network.nodes[i], net.getPosition(i));
  });
  net.on("afterDrawing", writeNames);
  net.on("zoom", noteMove);
  net.on("dragging", noteMove);
  net.on("hoverNode", ({ node: node2 }) => hovered = node2);
  net.on("blurNode", () => hovered = null);
  const pointer = (shape3) => () => container2.style.cursor = shape3;
  for (const kind of ["Node", "Edge"]) {
    net.on(`hover${kind}`, pointer("pointer"));
    net.on(`blur${kind}`, pointer("default"));
  }
  fit();
  return wanted.nodes.size;
}
var css, calm, CURVE, net, nodes, edges, theme, frame, selection, marked, hovered, isRoute, looks, moved, still, fit, hiddenNeighbours;
var init_draw = __esm({
  "src/draw.js"() {
    init_data();
    init_format();
    init_labels();
    init_text();
    init_filter();
    css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    calm = matchMedia("(prefers-reduced-motion: reduce)");
    CURVE = 0.18;
    selection = null;
    marked = /* @__PURE__ */ new Set();
    hovered = null;
    isRoute = (line) => Boolean(line.events?.length) && [line.from, line.to].every((end) => network.nodes[end].group === "place");
    looks = { node: /* @__PURE__ */ new Map(), line: /* @__PURE__ */ new Map() };
    moved = 0;
    still = () => performance.now() - moved > 150;
    fit = () => net.fit({ maxZoomLevel: 1.3, animation: false });
    hiddenNeighbours = (i) => neighboursOf(i).filter((other2) => !nodes.get(other2));
  }
});

// src/evidence.js
function evidence(used) {
  return articlesOf(used).map((article) => {
    const here = used.filter((i) => claims[i][0] === article);
    const places = [...new Set(here.map((i) => claims[i][1]))].sort((a, b) => a - b);
    const spans2 = (place) => here.filter((i) => claims[i][1] === place).map((i) => claims[i].slice(2, 6));
    const quoted = places.map((place) => paragraph(articles[article].paragraphs[place], spans2(place)));
    return source(articleHead2(article), quoted, [...new Set(here.map((i) => rules[claims[i][6]]))]);
  });
}
function agreement2(used) {
  const n = sourceCount(used);
  return agreementOf(n, articlesOf(used).length - n);
}
var articleHead2, disclosure;
var init_evidence = __esm({
  "src/evidence.js"() {
    init_data();
    init_quote();
    articleHead2 = (i) => articleHead(articles[i]);
    disclosure = (used) => used.length ? closed(() => evidence(used)) : null;
  }
});

// src/route.js
function lineHash(i) {
  const { from, to } = lines[i];
  return `#line?${new URLSearchParams({ from: entities[from].id, to: entities[to].id })}`;
}
function parseHash(hash) {
  const text = hash.replace(/^#/, "");
  if (!text || text.startsWith("/")) return {};
  if (text.startsWith("line?")) {
    const ends = new URLSearchParams(text.slice(5));
    const line = lineBetween(nodeOf(ends.get("from")), nodeOf(ends.get("to")));
    return line === void 0 ? { unknown: true } : { line };
  }
  let id;
  try {
    id = decodeURIComponent(text);
  } catch {
    return { unknown: true };
  }
  const node2 = nodeOf(id);
  return node2 === void 0 ? { unknown: true } : { node: node2 };
}
var escapePath, nodeHash;
var init_route = __esm({
  "src/route.js"() {
    init_data();
    escapePath = (id) => id.split("/").map(encodeURIComponent).join("/");
    nodeHash = (i) => `#${escapePath(entities[i].id)}`;
  }
});

// src/cards.js
function section2(title, ...children) {
  const content = children.flat(Infinity).filter(Boolean);
  return content.length ? el("section", {}, el("h3", {}, title), content) : null;
}
function rows2(items, make) {
  const list = el("ul", { class: "rows" }, items.slice(0, ROWS).map(make));
  if (items.length <= ROWS) return list;
  const more = el("button", { class: "plain", onclick: () => {
    list.append(...items.slice(ROWS).map(make));
    more.remove();
  } }, t("more", { n: formatCount(items.length - ROWS) }));
  return [list, more];
}
function predicateName(predicate) {
  return predicate === "gg:heldPost" ? t("heldPost") : termName(predicate);
}
function lineText(line) {
  return `${entities2[line.from].label} \u2013 ${line.parts.map(([p]) => predicateName(p)).join(", ")} \u2013 ${entities2[line.to].label}`;
}
function literalText([text, type]) {
  if (type === "boolean") return t(text === "true" || text === "1" ? "yes" : "no");
  if (type === "term") return termName(text);
  return ["date", "gYearMonth", "gYear", "dateTime"].includes(type) ? formatDate(text) : bdi(text);
}
function factList(i) {
  const own = factsOf(i).filter((f) => facts2[f][3] && !UNSAID.has(facts2[f][1])).map((f) => [facts2[f][1], facts2[f][3], facts2[f][4]]);
  const known2 = (entities2[i].reference ?? []).filter(([predicate, object, literal2]) => !UNSAID.has(predicate) && (literal2 || !isNode(object))).map(([predicate, object, literal2]) => [predicate, literal2 ?? [entities2[object].label, "string"], []]);
  const seen = /* @__PURE__ */ new Set();
  const items = [...own, ...known2].filter(([predicate, [text]]) => !seen.has(`${predicate} ${text}`) && seen.add(`${predicate} ${text}`));
  if (!items.length) return null;
  const fits = (a, b) => a.startsWith(b) || b.startsWith(a);
  const disputed = (predicate) => ONE_VALUE2.has(predicate) && items.some((a) => items.some((b) => a[0] === predicate && b[0] === predicate && !fits(a[1][0], b[1][0])));
  return el("dl", {}, items.map(([predicate, literal2, used], k) => [
    el("dt", {}, k && items[k - 1][0] === predicate ? "" : predicateName(predicate)),
    el("dd", {}, literalText(literal2), disclosure(used), disputed(predicate) ? el("span", { class: "differs" }, t("disputed")) : null)
  ]));
}
function amountRow2(amount) {
  const kind = amount.kindText || amount.kind && termName(amount.kind);
  const words = [amount.qualifier && termName(amount.qualifier), kind, amount.stage && termName(amount.stage)].filter(Boolean);
  const when = amount.asOf ? amount.asOf.length > 10 ? `${formatDate(amount.asOf)}, ${amount.asOf.slice(11, 16).replace(":", ".")}` : amount.asOf : "";
  return el(
    "li",
    { class: "told" },
    el("strong", { title: formatExactMoney(amount.value, amount.currency) }, formatMoney(amount.value, amount.currency)),
    el("span", { class: "meta" }, [words.join(", "), when].filter(Boolean).join(" \xB7 ")),
    disclosure(amount.claims)
  );
}
function differ(amounts) {
  return amounts.some((a) => amounts.some((b) => a.value !== b.value && a.kind === b.kind && a.stage === b.stage && !articlesOf(a.claims).some((i) => articlesOf(b.claims).includes(i))));
}
function amountSection(i) {
  const amounts = amountsOf(i);
  if (!amounts.length) return null;
  return section2(t("amounts"), differ(amounts) ? el("p", { class: "differs" }, t("amountsDiffer")) : null, rows2(amounts, amountRow2));
}
function tenureWords(via) {
  if (via < 0) return [];
  const flag = (name) => factsOf(via).some((f) => facts2[f][1] === `gg:${name}` && facts2[f][3]?.[0] === "true");
  const words = ["acting", "former", "elect"].filter(flag).map((name) => t(name));
  const [start3, end] = [literal(via, "schema:startDate"), literal(via, "schema:endDate")];
  if (start3) words.push(t("since", { date: formatDate(start3) }));
  if (end) words.push(t("until", { date: formatDate(end) }));
  const [from, to] = [literal(via, "gg:firstAttested"), literal(via, "gg:lastAttested")];
  if (from && to) words.push(t("seen", { period: formatPeriod([from, to]) }));
  return words;
}
function tenureRow2(i, end) {
  const line = lines2[i];
  const words = line.parts.flatMap(([, via]) => tenureWords(via));
  return el("li", {}, nodeLink(line[end]), lineButton(i), el("span", { class: "meta" }, words.join(" \xB7 ")));
}
function relationSections(i) {
  const mine = linesOf(i);
  const held = (line) => line.parts.some(([predicate]) => predicate === "gg:heldPost");
  const first = (index) => lines2[index].parts.map(([, via]) => entities2[via]?.when?.[0]).find(Boolean) ?? "";
  const posts = mine.filter((k) => lines2[k].from === i && held(lines2[k])).sort((a, b) => first(b).localeCompare(first(a)) || a - b);
  const holders = mine.filter((k) => lines2[k].to === i && held(lines2[k])).sort((a, b) => first(b).localeCompare(first(a)) || a - b);
  const rest = mine.filter((k) => !held(lines2[k]));
  const events = rest.filter((k) => lines2[k].to === i && entities2[lines2[k].from].group === "event").sort(byDate("from"));
  const others = rest.filter((k) => !events.includes(k));
  const eventRow = (k) => el(
    "li",
    {},
    nodeLink(lines2[k].from),
    lineButton(k),
    el("span", { class: "meta" }, [lines2[k].parts.map(([p]) => predicateName(p)).join(", "), entities2[lines2[k].from].when ? formatPeriod(entities2[lines2[k].from].when) : null].filter(Boolean).join(" \xB7 "))
  );
  const otherRow = (k) => {
    const outgoing = lines2[k].from === i;
    return el("li", {}, el("span", { class: "role" }, outgoing ? "" : "\u2190 ", lines2[k].parts.map(([p]) => predicateName(p)).join(", ")), nodeLink(otherEnd(lines2[k], i)), lineButton(k), routeWords(lines2[k]));
  };
  return [
    section2(t("posts"), posts.length ? rows2(posts, (k) => tenureRow2(k, "to")) : null),
    section2(t("holders"), holders.length ? rows2(holders, (k) => tenureRow2(k, "from")) : null),
    section2(t("events"), events.length ? rows2(events, eventRow) : null),
    section2(t(entities2[i].group === "event" ? "roles" : "relations"), others.length ? rows2(others, otherRow) : null)
  ];
}
function routeWords(line) {
  if (!line.events?.length) return null;
  const sums = [...routeSum(line)];
  return el(
    "span",
    { class: "meta", title: sums.map(([currency, sum]) => formatExactMoney(sum, currency)).join(", ") },
    [t("routeSum", { n: formatCount(line.events.length) }), ...sums.map(([currency, sum]) => formatRoundMoney(sum, currency))].join(" \xB7 ")
  );
}
function quoteSection2(i) {
  const quotes = quotesOf(i);
  const row = ({ text, claims: claims2 }) => el("li", { class: "told" }, el("q", { dir: "auto" }, text), disclosure(claims2));
  return section2(t("quotes"), quotes.length ? rows2(quotes, row) : null);
}
function nameSection2(i) {
  const names2 = factsOf(i).filter((f) => facts2[f][1] === "foaf:name").map((f) => [facts2[f][3][0], facts2[f][4]]);
  if (names2.length < 2) return null;
  return section2(t("names"), rows2(names2, ([name, used]) => el("li", { class: "told" }, bdi(name), el("span", { class: "meta" }, t("times", { n: formatCount(articlesOf(used).length) })), disclosure(used))));
}
function nodeCard(i, actions) {
  const entity = entities2[i];
  const used = claimsOfNode(i);
  return el(
    "div",
    {},
    el("p", { class: "kind" }, icon(entity.group), typeName(entity)),
    el("h2", {}, bdi(nameOf2(i))),
    entity.aliases ? el("p", { class: "also" }, `${t("aliases")}: `, entity.aliases.map((name, k) => [k ? ", " : "", bdi(name)])) : null,
    el("div", { class: "buttons" }, actions(hiddenNeighbours(i).length)),
    entity.notes ? el("p", { class: "differs" }, entity.notes.map((note) => [bdi(note), " "])) : null,
    factList(i),
    amountSection(i),
    relationSections(i),
    quoteSection2(i),
    nameSection2(i),
    section2(t("sources"), used.length ? rows2(articlesOf(used), (a) => el("li", {}, articleHead2(a))) : el("p", { class: "meta" }, t("reference")))
  );
}
function differing(line) {
  const found = [];
  for (const [predicate, , used] of line.parts) {
    const mine = new Set(articlesOf(used.flatMap((f) => facts2[f][4])));
    for (const k of linesOf(line.from)) {
      const part = lines2[k].from === line.from && lines2[k] !== line && SINGLE.has(predicate) && lines2[k].parts.find(([p]) => p === predicate);
      const theirs = part ? articlesOf(part[2].flatMap((f) => facts2[f][4])) : [];
      if (theirs.length && !theirs.some((a) => mine.has(a))) found.push(k);
    }
  }
  return found;
}
function partBlock(line, [predicate, via, used]) {
  const cited = [...new Set(used.flatMap((f) => facts2[f][4]))];
  return el(
    "section",
    { class: "claim" },
    el("p", { class: "says" }, nodeLink(line.from), el("span", { class: "predicate" }, predicateName(predicate)), nodeLink(line.to)),
    tenureWords(via).length ? el("p", { class: "meta" }, tenureWords(via).join(" \xB7 ")) : null,
    cited.length ? [agreement2(cited), evidence(cited)] : el("p", { class: "meta" }, t("reference"))
  );
}
function lineCard(i, actions) {
  const line = lines2[i];
  const others = differing(line);
  const eventRow = (event) => {
    const amount = mainAmount(event);
    const words = [entities2[event].when ? formatPeriod(entities2[event].when) : t("noDate"), amount ? formatMoney(amount.value, amount.currency) : null];
    return el("li", {}, nodeLink(event), el("span", { class: "meta" }, words.filter(Boolean).join(" \xB7 ")));
  };
  return el(
    "div",
    {},
    el("p", { class: "kind" }, t("line")),
    el("h2", {}, bdi(nameOf2(line.from)), el("span", { class: "arrow" }, " \u2192 "), bdi(nameOf2(line.to))),
    el("div", { class: "buttons" }, actions()),
    line.events?.length ? section2(t("events"), routeWords(line), rows2(line.events, eventRow), el("p", { class: "meta" }, t("routeNote"))) : null,
    line.parts.map((part) => partBlock(line, part)),
    others.length ? section2(t("differing"), el("ul", { class: "rows differs" }, others.map((k) => el("li", {}, nodeLink(lines2[k].to), lineButton(k))))) : null
  );
}
function homeCard() {
  const { counts: counts3 } = data_exports;
  const indexes = entities2.map((_, i) => i);
  const top = (group, n) => indexes.filter((i) => entities2[i].group === group).slice(0, n);
  const events = indexes.filter((i) => entities2[i].group === "event").sort((a, b) => (entities2[b].when?.[0] ?? "").localeCompare(entities2[a].when?.[0] ?? "") || a - b);
  const routes2 = lines2.map((_, i) => i).filter((i) => lines2[i].events?.length && entities2[lines2[i].from].group === "place" && entities2[lines2[i].to].group === "place");
  routes2.sort((a, b) => lines2[b].events.length - lines2[a].events.length || a - b);
  const row = (i) => el("li", {}, nodeLink(i), entities2[i].when ? el("span", { class: "meta" }, formatPeriod(entities2[i].when)) : null);
  return el(
    "div",
    {},
    el("h2", {}, t("homeTitle")),
    el("p", { class: "also", lang: "en" }, t("homeTitle") === t("homeTitle", {}, "en") ? "" : other("homeTitle")),
    el("p", {}, t("homeCounts", { entities: formatCount(counts3.entities), facts: formatCount(counts3.facts), articles: formatCount(counts3.articles) })),
    section2(t("homeHow"), el("ul", { class: "how" }, ["homeNode", "homeLine", "homeSearch"].map((key) => el("li", {}, t(key))))),
    section2(t("homeRoutes"), routes2.length ? rows2(routes2.slice(0, 6), (i) => el("li", {}, el("a", { class: "node", href: lineHash(i) }, bdi(entities2[lines2[i].from].label), " \u2192 ", bdi(entities2[lines2[i].to].label)), routeWords(lines2[i]))) : null),
    section2(t("homePeople"), top("person", 6).length ? rows2(top("person", 6), row) : null),
    section2(t("homeEvents"), events.length ? rows2(events.slice(0, 6), row) : null)
  );
}
var entities2, facts2, lines2, ROWS, icon, nodeLink, lineButton, UNSAID, byDate;
var init_cards = __esm({
  "src/cards.js"() {
    init_data();
    init_draw();
    init_evidence();
    init_format();
    init_route();
    init_text();
    ({ entities: entities2, facts: facts2, lines: lines2 } = data_exports);
    ROWS = 12;
    icon = (group) => el("span", { class: `icon ${group}`, "aria-hidden": "true" });
    nodeLink = (i) => el("a", { class: "node", href: nodeHash(i) }, icon(entities2[i].group), bdi(nameOf2(i)));
    lineButton = (i) => el("a", { class: "toline", href: lineHash(i), title: t("evidence"), "aria-label": `${t("evidence")}: ${lineText(lines2[i])}` }, "\u275D");
    UNSAID = /* @__PURE__ */ new Set(["gg:dateBasis", "gg:granularity", "geo:lat", "geo:long", "rdf:type", "foaf:name", "gg:postTitle"]);
    byDate = (end) => (a, b) => (entities2[lines2[b][end]].when?.[0] ?? "").localeCompare(entities2[lines2[a][end]].when?.[0] ?? "") || a - b;
  }
});

// src/save.js
function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1e3);
}
function savePng() {
  const { canvas, paper } = scene();
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [canvas.width, canvas.height];
  const pen = copy.getContext("2d");
  pen.fillStyle = paper;
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => download(blob, "govgraph.png"), "image/png");
}
function shape(tag, attributes, text) {
  const node2 = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node2.setAttribute(name, value);
  if (text !== void 0) node2.textContent = text.replace(NOT_XML, "");
  return node2;
}
function polygon(x, y, size, corners, turn2) {
  const points = Array.from({ length: corners }, (_, k) => {
    const angle = turn2 + 2 * Math.PI * k / corners;
    return `${(x + size * Math.cos(angle)).toFixed(1)},${(y + size * Math.sin(angle)).toFixed(1)}`;
  });
  return ["polygon", { points: points.join(" ") }];
}
function outline({ shape: kind, x, y, size }) {
  if (kind === "square") return ["rect", { x: x - size, y: y - size, width: 2 * size, height: 2 * size }];
  if (kind === "triangle") return polygon(x, y, size * 1.15, 3, -Math.PI / 2);
  if (kind === "diamond") return polygon(x, y, size, 4, 0);
  if (kind === "hexagon") return polygon(x, y, size, 6, 0);
  return ["circle", { cx: x, cy: y, r: size }];
}
function svgText() {
  const { nodes: nodes2, edges: edges2, paper, ink } = scene();
  const xs = nodes2.map((node2) => node2.x);
  const ys = nodes2.map((node2) => node2.y);
  const [left, top] = [Math.min(...xs, 0) - 120, Math.min(...ys, 0) - 60];
  const [width, height] = [Math.max(...xs, 0) + 120 - left, Math.max(...ys, 0) + 80 - top];
  const root2 = shape("svg", { xmlns: SVG, viewBox: `${left} ${top} ${width} ${height}`, "font-family": "system-ui, sans-serif" });
  root2.append(shape("rect", { x: left, y: top, width, height, fill: paper }));
  for (const { a, b, color, width: stroke, dashes } of edges2) {
    root2.append(shape("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: color.color, "stroke-width": stroke, "stroke-opacity": color.opacity, ...dashes ? { "stroke-dasharray": "5 5" } : {} }));
  }
  for (const node2 of nodes2) {
    const [tag, attributes] = outline(node2);
    const drawn = shape(tag, { ...attributes, fill: node2.color.background, opacity: node2.opacity });
    drawn.append(shape("title", {}, node2.text));
    root2.append(drawn);
    root2.append(shape("text", { x: node2.x, y: node2.y + node2.size + 15, "text-anchor": "middle", "font-size": 12, fill: ink }, node2.text));
  }
  return new XMLSerializer().serializeToString(root2);
}
var SVG, NOT_XML, saveSvg;
var init_save = __esm({
  "src/save.js"() {
    init_draw();
    SVG = "http://www.w3.org/2000/svg";
    NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
    saveSvg = () => download(new Blob([svgText()], { type: "image/svg+xml" }), "govgraph.svg");
  }
});

// src/panel.js
function box(label2, beside, number2, symbol, set, key, changed2) {
  const input = el("input", { type: "checkbox", checked: set.has(key), onchange: () => {
    if (input.checked) set.add(key);
    else set.delete(key);
    changed2();
  } });
  return el("label", { class: "box" }, input, symbol, el("span", { class: "name" }, label2, beside ? el("small", {}, beside) : ""), el("span", { class: "count" }, formatCount(number2)));
}
function drawLegend(container2, changed2) {
  const groups = GROUPS2.map((group) => box(t(group), other(group), count((e) => e.group === group), icon(group), state.groups, group, changed2));
  const types = eventTypes.map((type) => box(termName(`gg:${type}`), "", count((e) => e.type === type), null, state.types, type, changed2));
  const has = (test) => lines.some(test);
  const sample = (kind, text) => el("li", {}, el("span", { class: `stroke ${kind}`, "aria-hidden": "true" }), text);
  container2.replaceChildren(
    el("fieldset", {}, el("legend", {}, t("legend")), groups),
    eventTypes.length > 1 ? el("details", { class: "types" }, el("summary", {}, t("eventTypes")), el("fieldset", {}, el("legend", { class: "away" }, t("eventTypes")), types)) : "",
    el("h3", {}, t("lineKinds")),
    el(
      "ul",
      { class: "strokes" },
      sample("news", t("lineNews")),
      has(isRoute) ? sample("route", t("lineRoute")) : "",
      has((line) => line.parts.every(([, , used]) => !used.length)) ? sample("reference", t("lineReference")) : ""
    )
  );
}
function drawTime(container2, changed2) {
  if (months.length < 2) return container2.replaceChildren();
  const last = months.length - 1;
  const at2 = (name, fallback) => state.time ? months.indexOf(name) : fallback;
  const words = el("output", { class: "meta" });
  const range = (key, value) => el("input", { type: "range", min: 0, max: last, value, "aria-label": t(key), oninput: () => move(key) });
  const from = range("timeFrom", at2(state.time?.[0], 0));
  const to = range("timeTo", at2(state.time?.[1], last));
  const bars = histogram();
  function show2() {
    const [a, b] = [Number(from.value), Number(to.value)];
    words.textContent = a === 0 && b === last ? `${t("timeAll")}: ${formatDate(months[a])} \u2013 ${formatDate(months[b])}` : `${formatDate(months[a])} \u2013 ${formatDate(months[b])}`;
    from.setAttribute("aria-valuetext", formatDate(months[a]));
    to.setAttribute("aria-valuetext", formatDate(months[b]));
    bars.light(a, b);
  }
  function move(moved2) {
    if (Number(from.value) > Number(to.value)) {
      if (moved2 === "timeFrom") to.value = from.value;
      else from.value = to.value;
    }
    const [a, b] = [Number(from.value), Number(to.value)];
    state.time = a === 0 && b === last ? null : [months[a], months[b]];
    show2();
    changed2();
  }
  show2();
  container2.replaceChildren(el("fieldset", { class: "time" }, el("legend", {}, t("time")), bars.node, el("label", {}, t("timeFrom"), from), el("label", {}, t("timeTo"), to), words));
}
function histogram() {
  const counts3 = [...eventsPerMonth().values()];
  const columns2 = Math.min(counts3.length, 36);
  const sums = new Array(columns2).fill(0);
  counts3.forEach((n, k) => sums[Math.floor(k * columns2 / counts3.length)] += n);
  const most = Math.max(...sums, 1);
  const bars = sums.map((n) => {
    const bar2 = el("span", {});
    bar2.style.height = `${n ? 12 + 88 * n / most : 3}%`;
    return bar2;
  });
  const light = (a, b) => bars.forEach((bar2, k) => {
    const [start3, end] = [Math.floor(k * counts3.length / columns2), Math.ceil((k + 1) * counts3.length / columns2) - 1];
    bar2.className = end >= a && start3 <= b ? "in" : "out";
  });
  return { node: el("div", { class: "bars", "aria-hidden": "true" }, bars), light };
}
function drawActions(container2) {
  container2.replaceChildren(el("h3", {}, t("actions")), el(
    "div",
    { class: "buttons" },
    el("button", { id: "save-png", onclick: savePng }, t("png")),
    el("button", { id: "save-svg", onclick: saveSvg }, t("svg"))
  ));
}
var count;
var init_panel = __esm({
  "src/panel.js"() {
    init_data();
    init_filter();
    init_format();
    init_cards();
    init_draw();
    init_save();
    init_text();
    count = (test) => entities.filter((entity, i) => isNode(i) && test(entity)).length;
  }
});

// src/desk.js
var desk_exports = {};
__export(desk_exports, {
  follow: () => follow,
  go: () => go,
  goHome: () => goHome,
  repaintDesk: () => repaintDesk,
  retellDesk: () => retellDesk,
  startDesk: () => startDesk,
  writeDesk: () => writeDesk
});
function refresh2() {
  writeNotice(refresh());
}
function writeNotice(shown) {
  const showAll = el("button", { class: "plain", onclick: () => setOnly(null) }, t("showAll"));
  const parts = state.only !== null ? [t("noticeOnly", { name: nameOf2(state.only) }), " ", showAll] : shown === 0 ? [t("noticeEmpty")] : state.onTable.size < nodeCount ? [t("noticePart", { shown: formatCount(state.onTable.size), total: formatCount(counts.entities) })] : [];
  at("notice").replaceChildren(...parts);
  at("notice").hidden = !parts.length;
}
function setOnly(node2) {
  state.only = node2;
  refresh2();
  fit();
  writeCard();
}
function putOnTable(nodes2) {
  for (const i of nodes2) state.onTable.add(i);
  refresh2();
}
function copyButton() {
  const button = el("button", { onclick: async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = t("copied");
    } catch {
    }
  } }, t("copyLink"));
  return button;
}
function nodeButtons(i) {
  return (hidden) => [
    el("button", { "aria-pressed": String(state.only === i), onclick: () => setOnly(state.only === i ? null : i) }, t("onlyNeighbours")),
    hidden && state.only === null ? el("button", { onclick: () => {
      putOnTable(neighboursOf(i));
      writeCard();
      select({ node: i });
    } }, t("expand", { n: formatCount(hidden) })) : null,
    copyButton()
  ];
}
function writeCard() {
  const card = chosen.node !== void 0 ? nodeCard(chosen.node, nodeButtons(chosen.node)) : chosen.line !== void 0 ? lineCard(chosen.line, () => [copyButton()]) : homeCard();
  at("card").replaceChildren(chosen.unknown ? el("p", { class: "differs", role: "status" }, t("unknown")) : "", card);
  at("card-start").scrollTop = 0;
}
function follow() {
  chosen = parseHash(location.hash);
  const ends = chosen.node !== void 0 ? [chosen.node] : chosen.line !== void 0 ? [lines[chosen.line].from, lines[chosen.line].to] : [];
  if (state.only !== null && ends.some((i) => i !== state.only && !neighboursOf(state.only).includes(i))) state.only = null;
  if (ends.some((i) => !state.onTable.has(i))) putOnTable(ends.flatMap((i) => [i, ...neighboursOf(i).slice(0, 200)]));
  else refresh2();
  select(ends.length ? chosen : null);
  reveal();
  writeCard();
  at("card").dataset.shows = location.hash;
}
function goHome() {
  state.only = null;
  go("#");
  fit();
}
function canvasKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (ARROWS[event.key]) {
    const next = nearest(chosen.node ?? null, ...ARROWS[event.key]);
    if (next !== null) go(nodeHash(next));
  } else if (event.key === "Enter") at("card-start").focus();
  else if (event.key === "+" || event.key === "=") zoomBy(1.25);
  else if (event.key === "-") zoomBy(0.8);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
}
function zoomButtons() {
  return [
    zoomButton("zoom-in", "zoomIn", "+", () => zoomBy(1.25)),
    zoomButton("zoom-out", "zoomOut", "\u2212", () => zoomBy(0.8)),
    zoomButton("zoom-fit", "zoomFit", "\u2922", fit)
  ];
}
function writeDesk() {
  const names2 = { side: "filters", stage: "graph", canvas: "canvas", zoom: "zoom", "card-start": "card" };
  for (const [id, key] of Object.entries(names2)) at(id).setAttribute("aria-label", t(key));
  at("filters-name").textContent = t("filters");
  at("zoom").replaceChildren(...zoomButtons());
  drawLegend(at("legend"), refresh2);
  drawTime(at("time"), refresh2);
  drawActions(at("actions"));
}
function markup(open) {
  return [
    el("section", { class: "side", id: "side" }, el(
      "details",
      { id: "filters", open },
      el("summary", { id: "filters-name" }),
      el("div", { id: "legend" }),
      el("div", { id: "time" }),
      el("div", { id: "actions" })
    )),
    el(
      "section",
      { class: "stage", id: "stage" },
      el("div", { id: "notice", class: "notice", role: "status" }),
      el("div", { id: "canvas", tabindex: "0", role: "application", onkeydown: canvasKey }),
      el("div", { id: "zoom", class: "zoom", role: "group" })
    ),
    el("section", { class: "card", id: "card-start", tabindex: "-1" }, el("div", { id: "card" }))
  ];
}
function startDesk(container2) {
  container2.replaceChildren(...markup(!matchMedia("(max-width: 860px)").matches));
  writeDesk();
  writeNotice(start(at("canvas"), {
    onNode: (i) => go(nodeHash(i)),
    onLine: (i) => go(lineHash(i)),
    onNothing: () => go("#")
  }));
  follow();
}
function retellDesk() {
  writeDesk();
  refresh2();
  writeCard();
}
var at, chosen, go, ARROWS, zoomButton, repaintDesk;
var init_desk = __esm({
  "src/desk.js"() {
    init_cards();
    init_data();
    init_draw();
    init_filter();
    init_format();
    init_panel();
    init_route();
    init_text();
    at = (id) => document.getElementById(id);
    chosen = {};
    go = (hash) => {
      if (location.hash === hash || hash === "#" && !location.hash) follow();
      else location.hash = hash;
    };
    ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    zoomButton = (id, key, sign, onclick) => el("button", { id, "aria-label": t(key), title: t(key), onclick }, sign);
    repaintDesk = repaintTheme;
  }
});

// src/kept.js
init_text();
var kept = {
  get(name) {
    try {
      return localStorage.getItem(`govgraph.${name}`);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(`govgraph.${name}`, value);
    } catch {
    }
  }
};
var root = document.documentElement;
var dark = () => root.dataset.theme === "dark";
function startTheme() {
  const prefers = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  root.dataset.theme = ["dark", "light"].includes(kept.get("theme")) ? kept.get("theme") : prefers;
}
function switchTheme() {
  root.dataset.theme = dark() ? "light" : "dark";
  kept.set("theme", root.dataset.theme);
}
var themeWord = () => t(dark() ? "toLight" : "toDark");

// src/app/main.js
init_terms2();
init_text();

// src/app/api.js
var PARALLEL = 4;
var kept2 = /* @__PURE__ */ new Map();
var idPath = (id) => id.split("/").map(encodeURIComponent).join("/");
var PACKED = /^api\/(?:graph\.json$|entity\/|article\/)/;
async function unpacked(answer) {
  const bytes = await answer.arrayBuffer();
  const [first, second] = new Uint8Array(bytes);
  const stream = new Blob([bytes]).stream();
  return new Response(first === 31 && second === 139 ? stream.pipeThrough(new DecompressionStream("gzip")) : stream).json();
}
async function fetchJson(path) {
  const packed = document.documentElement.dataset.static === "true" && PACKED.test(path);
  const answer = await fetch(new URL(packed ? `${path}.gz` : path, document.baseURI));
  if (!answer.ok) throw Object.assign(new Error(`${path}: ${answer.status}`), { status: answer.status });
  return packed ? unpacked(answer) : answer.json();
}
function load(path) {
  if (!kept2.has(path)) kept2.set(path, fetchJson(path).catch((error) => {
    kept2.delete(path);
    throw error;
  }));
  return kept2.get(path);
}
var loadSummary = () => load("api/summary.json");
var loadEntity = (id) => load(`api/entity/${idPath(id)}.json`);
var loadArticle = (key) => load(`api/article/${idPath(key)}.json`);
var tables = /* @__PURE__ */ new Map();
async function readOn(name, entry) {
  const first = await load(`api/${name}/1.json`);
  const pages = [first.rows];
  entry.total = first.total;
  const tell = () => {
    const ready = [];
    for (let k = 0; pages[k]; k += 1) ready.push(pages[k]);
    entry.rows = ready.flat();
    for (const listener of entry.listeners) listener(entry.rows, entry.total);
  };
  tell();
  for (let next = 2; next <= first.pages; next += PARALLEL) {
    const numbers = Array.from({ length: Math.min(PARALLEL, first.pages - next + 1) }, (_, k) => next + k);
    await Promise.all(numbers.map(async (number2) => {
      pages[number2 - 1] = (await load(`api/${name}/${number2}.json`)).rows;
    }));
    tell();
  }
  return entry.rows;
}
function loadTable(name, listener) {
  if (!tables.has(name)) {
    const entry2 = { rows: [], total: 0, listeners: /* @__PURE__ */ new Set() };
    entry2.finished = readOn(name, entry2).catch((error) => {
      tables.delete(name);
      throw error;
    });
    tables.set(name, entry2);
  }
  const entry = tables.get(name);
  if (listener) {
    if (entry.total) listener(entry.rows, entry.total);
    entry.listeners.add(listener);
    const forget = () => entry.listeners.delete(listener);
    entry.finished.then(forget, forget);
  }
  return entry.finished;
}

// src/app/address.js
function parseAddress(hash) {
  const text = hash.replace(/^#/, "");
  if (!text.startsWith("/")) return { tab: "graf", rest: "", params: new URLSearchParams() };
  const [path, query = ""] = text.slice(1).split("?", 2);
  const [tab, ...parts] = path.split("/");
  let rest = null;
  try {
    rest = parts.map(decodeURIComponent).join("/");
  } catch {
  }
  return { tab, rest, params: new URLSearchParams(query) };
}
function addressOf(tab, rest = "", params = {}) {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== null && value !== void 0 && value !== ""));
  const tail = query.size ? `?${query}` : "";
  return `#/${tab}${rest ? `/${idPath(rest)}` : ""}${tail}`;
}
var entityAddress = (id) => addressOf("entitas", id);
var articleAddress = (key, params = {}) => addressOf("artikel", key, params);
function keepState(tab, rest, params) {
  history.replaceState(null, "", addressOf(tab, rest, params));
}

// src/combobox.js
init_text();
var LIMIT = 12;
var plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
function combobox(input, list, { find, row, choose }) {
  let options = [];
  let active = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  };
  const mark = (next) => {
    active = options.length ? (next + options.length) % options.length : -1;
    [...list.children].forEach((item, k) => item.setAttribute("aria-selected", String(k === active)));
    if (active < 0) return;
    input.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  };
  const pick = (option) => {
    close();
    input.value = "";
    choose(option);
  };
  const show2 = () => {
    options = find(input.value);
    list.replaceChildren(...options.map((option, k) => el("li", {
      id: `${list.id}-${k}`,
      role: "option",
      "aria-selected": "false",
      onpointerdown: (event) => {
        event.preventDefault();
        pick(option);
      }
    }, row(option))));
    if (!options.length && input.value.trim()) list.append(el("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, t("foundNone")));
    list.hidden = !list.childElementCount;
    input.setAttribute("aria-expanded", String(!list.hidden));
    active = -1;
  };
  input.addEventListener("input", show2);
  input.addEventListener("focus", () => input.value && show2());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") mark(active + 1);
    else if (event.key === "ArrowUp") mark(active - 1);
    else if (event.key === "Enter" && options.length) pick(options[Math.max(active, 0)]);
    else if (event.key === "Escape") {
      input.value = "";
      close();
      return;
    } else return;
    event.preventDefault();
  });
  return { update: () => document.activeElement === input && input.value && show2() };
}

// src/app/articles.js
init_format();
init_quote();
init_text();

// src/app/aside.js
init_text();

// src/app/card.js
init_quote();
init_format();
init_terms2();
init_text();

// src/app/parts.js
init_format();
init_text();
var GROUPS = ["person", "post", "organisation", "place", "event"];
var groupOf = (id) => GROUPS.includes(id?.split("/")[0]) ? id.split("/")[0] : "";
var groupIcon = (group) => group ? el("span", { class: `icon ${group}`, "aria-hidden": "true" }) : null;
var typeClass = (type) => `type-${type.replace(/^\w+:/, "").replace(/\W/g, "")}`;
var typeMark = (type) => el("span", { class: `swatch ${typeClass(type)}`, "aria-hidden": "true" });
function refLink(ref2, icon2 = true) {
  if (!ref2) return null;
  if (!ref2.id || !groupOf(ref2.id)) return bdi(ref2.label);
  return el("a", { class: "node", href: entityAddress(ref2.id) }, icon2 ? groupIcon(groupOf(ref2.id)) : null, bdi(nameOf(ref2)));
}
var entityLinkTo = (id, words) => el("a", { class: "node", href: entityAddress(id) }, bdi(words));
var DATE_AT_END = /\s(\d{4})(-\d{2}){0,2}$/;
function eventName(label2) {
  const bare = label2.replace(DATE_AT_END, "") || label2;
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
var nameOf = (ref2) => groupOf(ref2.id) === "event" ? eventName(ref2.label) : ref2.label;
function catchLinks(node2, chosen2) {
  node2.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#/entitas/']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    chosen2(parseAddress(link.getAttribute("href")).rest);
  });
}
function dateWords(date) {
  if (!date?.start) return t("noDate");
  return date.end && date.end !== date.start ? `${formatDate(date.start)} \u2013 ${formatDate(date.end)}` : formatDate(date.start);
}
function dropDown(label2, options, value, onchange) {
  const select2 = el("select", { onchange: () => onchange(select2.value) }, options.map(([key, words]) => el("option", { value: key, selected: key === value }, words)));
  return el("label", { class: "field" }, el("span", {}, label2), select2);
}
function legend(title, options, chosen2, changed2) {
  const boxes = options.map(([key, words, mark, count2]) => {
    const input = el("input", { type: "checkbox", checked: chosen2.has(key), onchange: () => {
      if (input.checked) chosen2.add(key);
      else chosen2.delete(key);
      changed2();
    } });
    return el("label", { class: "box" }, input, mark, el("span", { class: "name" }, words), count2 === void 0 ? null : el("span", { class: "count" }, String(count2)));
  });
  return el("fieldset", { class: "chips" }, el("legend", {}, title), boxes);
}
function span(title, values, [from, to], words, changed2) {
  const last = values.length - 1;
  const output = el("output", { class: "meta" });
  const slider = (key, value) => el("input", { type: "range", min: 0, max: last, value, "aria-label": `${title}: ${t(key)}`, oninput: () => move(key) });
  const [low, high] = [slider("timeFrom", from), slider("timeTo", to)];
  const show2 = () => {
    const [a, b] = [Number(low.value), Number(high.value)];
    output.textContent = a === 0 && b === last ? `${t("timeAll")}: ${words(values[a])} \u2013 ${words(values[b])}` : a === b ? words(values[a]) : `${words(values[a])} \u2013 ${words(values[b])}`;
    low.setAttribute("aria-valuetext", words(values[a]));
    high.setAttribute("aria-valuetext", words(values[b]));
  };
  function move(key) {
    if (Number(low.value) > Number(high.value)) {
      if (key === "timeFrom") high.value = low.value;
      else low.value = high.value;
    }
    show2();
    changed2(Number(low.value), Number(high.value));
  }
  show2();
  const set = (a, b) => {
    [low.value, high.value] = [a, b];
    show2();
  };
  const node2 = el("fieldset", { class: "span" }, el("legend", {}, title), el("label", {}, t("timeFrom"), low), el("label", {}, t("timeTo"), high), output);
  return { node: node2, set };
}
var lead = (title, words) => el("header", { class: "lead" }, el("h2", {}, title), el("p", {}, words));
var waiting = () => el("p", { class: "waiting", role: "status" }, t("loading"));
function failure(error, again) {
  const words = error.status === 404 ? t("notFound") : t("loadFailed");
  return el("div", { class: "differs", role: "alert" }, el("p", {}, words), error.status === 404 ? null : el("p", { class: "meta" }, error.message), again ? el("button", { class: "plain", onclick: again }, t("tryAgain")) : null);
}
function rows(items, make, first = 12) {
  const list = el("ul", { class: "rows" }, items.slice(0, first).map(make));
  if (items.length <= first) return [list];
  const more = el("button", { class: "plain", onclick: () => {
    list.append(...items.slice(first).map(make));
    more.remove();
  } }, t("more", { n: items.length - first }));
  return [list, more];
}

// src/app/proof.js
init_quote();
var newest = (doc) => (a, b) => (doc.articles[b].published ?? "").localeCompare(doc.articles[a].published ?? "") || a.localeCompare(b);
function proof(doc, claims2) {
  const keys = [...new Set(claims2.map((claim) => claim.article))].sort(newest(doc));
  return keys.map((key) => {
    const here = claims2.filter((claim) => claim.article === key);
    const places = [...new Set(here.map((claim) => claim.paragraph))].sort((a, b) => a - b);
    const quoted = places.map((place) => {
      const spans2 = here.filter((claim) => claim.paragraph === place).map((c) => [c.sentence_start, c.sentence_end, c.start, c.end]);
      return paragraph(doc.paragraphs[place].text, spans2);
    });
    const href = articleAddress(key, { paragraf: doc.paragraphs[places[0]].index });
    return source(articleHead(doc.articles[key], href), quoted, [...new Set(here.map((claim) => claim.rule))]);
  });
}
function agreement(doc, claims2) {
  const keys = [...new Set(claims2.map((claim) => claim.article))];
  const sources = new Set(keys.map((key) => doc.articles[key].source)).size;
  return agreementOf(sources, keys.length - sources);
}
var sentences = (doc, claims2) => claims2.length ? closed(() => [agreement(doc, claims2), ...proof(doc, claims2)].filter(Boolean)) : null;

// src/app/card.js
var QUIET = /* @__PURE__ */ new Set(["gg:dateBasis", "gg:granularity", "geo:lat", "geo:long", "rdf:type", "foaf:name", "gg:postTitle", "schema:mentions"]);
var ONE_VALUE = /* @__PURE__ */ new Set(["schema:startDate", "schema:endDate", "gg:status"]);
var DATES = /* @__PURE__ */ new Set(["date", "gYearMonth", "gYear", "dateTime"]);
var section = (title, ...children) => children.flat(Infinity).some(Boolean) ? el("section", {}, el("h3", {}, title), children) : null;
function byPredicate(facts3) {
  const found = /* @__PURE__ */ new Map();
  for (const fact of facts3) found.set(fact.predicate, [...found.get(fact.predicate) ?? [], fact]);
  return found;
}
var textOf = (value) => value?.text ?? value?.term ?? value?.label ?? "";
function valueWords(value) {
  if (value.id) return refLink(value);
  if (value.term) return el("span", {}, termName(value.term));
  if (value.datatype === "boolean") return t(value.text === "true" ? "yes" : "no");
  return DATES.has(value.datatype) ? formatDate(value.text) : bdi(value.text);
}
var differs = (values) => values.some((a) => values.some((b) => !a.startsWith(b) && !b.startsWith(a)));
function definitions(doc, facts3) {
  const groups = [...byPredicate(facts3)].filter(([predicate]) => !QUIET.has(predicate));
  if (!groups.length) return null;
  return el("dl", {}, groups.map(([predicate, list]) => [
    el("dt", {}, termName(predicate)),
    list.map((fact) => el(
      "dd",
      {},
      valueWords(fact.value),
      sentences(doc, fact.claims),
      ONE_VALUE.has(predicate) && differs(list.map((other2) => textOf(other2.value))) ? el("span", { class: "differs" }, t("disputed")) : null
    ))
  ]));
}
var said = (facts3, predicate) => facts3.find((fact) => fact.predicate === predicate)?.value;
function tenureRow(doc, facts3) {
  const other2 = facts3.find((fact) => fact.value.id && fact.value.id !== doc.id && groupOf(fact.value.id));
  if (!other2) return null;
  const words = ["acting", "former", "elect"].filter((name) => textOf(said(facts3, `gg:${name}`)) === "true").map((name) => t(name));
  const [start3, end, first, last] = ["schema:startDate", "schema:endDate", "gg:firstAttested", "gg:lastAttested"].map((p) => textOf(said(facts3, p)));
  if (start3) words.push(t("since", { date: formatDate(start3) }));
  if (end) words.push(t("until", { date: formatDate(end) }));
  if (first && last) words.push(t("seen", { period: formatPeriod([first, last]) }));
  return el("li", { class: "told" }, refLink(other2.value), sentences(doc, other2.claims), el("span", { class: "meta whole" }, words.join(" \xB7 ")));
}
function amountRow(doc, facts3) {
  const [value, currency] = [textOf(said(facts3, "schema:value")), textOf(said(facts3, "schema:currency"))];
  const terms = ["gg:qualifier", "gg:amountKind", "gg:amountStage"].map((p) => said(facts3, p)?.term).filter(Boolean).map(termName);
  const own = textOf(said(facts3, "gg:amountKindText"));
  const when = textOf(said(facts3, "gg:asOf")) || textOf(said(facts3, "gg:asOfText"));
  const told = [[...terms, own].filter(Boolean).join(", "), when ? formatDate(when) : ""].filter(Boolean).join(" \xB7 ");
  const claims2 = facts3.find((fact) => fact.predicate === "schema:value")?.claims ?? facts3[0].claims;
  return el("li", { class: "told" }, el("strong", { title: formatExactMoney(value, currency) }, formatMoney(value, currency)), el("span", { class: "meta" }, told), sentences(doc, claims2));
}
function foldedRows(doc, type, row) {
  const subjects = /* @__PURE__ */ new Map();
  for (const fact of [...doc.facts, ...doc.incoming]) {
    if (doc.parts[fact.subject]?.type !== type) continue;
    const list = subjects.get(fact.subject) ?? [];
    subjects.set(fact.subject, [...list, fact]);
  }
  return [...subjects.values()].map((facts3) => row(doc, facts3)).filter(Boolean);
}
var FOLDED = /* @__PURE__ */ new Set(["Tenure", "Quote", "MonetaryAmount", "Article"]);
function incomingSection(doc) {
  const facts3 = doc.incoming.filter((fact) => !FOLDED.has(doc.parts[fact.subject]?.type));
  const order = (fact) => groupOf(fact.subject) === "event" ? 0 : 1;
  const sorted = [...facts3].sort((a, b) => order(a) - order(b));
  const row = (fact) => el("li", { class: "told" }, refLink({ id: fact.subject, label: doc.parts[fact.subject]?.label ?? fact.subject }), sentences(doc, fact.claims), el("span", { class: "meta whole" }, `${t("as")} ${termName(fact.predicate)}`));
  const events = sorted.filter((fact) => !order(fact));
  const others = sorted.filter((fact) => order(fact));
  return [
    section(t("events"), events.length ? rows(events, row) : null),
    section(t("relations"), others.length ? rows(others, row) : null),
    doc.incoming_total > doc.incoming.length ? el("p", { class: "meta" }, t("cutOff", { shown: formatCount(doc.incoming.length), total: formatCount(doc.incoming_total) })) : null
  ];
}
function quoteSection(doc) {
  const facts3 = doc.incoming.filter((fact) => doc.parts[fact.subject]?.type === "Quote");
  const row = (fact) => el("li", { class: "told" }, el("q", { dir: "auto" }, doc.parts[fact.subject].label), sentences(doc, fact.claims));
  return section(t("quotes"), facts3.length ? rows(facts3, row, 5) : null);
}
function nameSection(doc, own) {
  const names2 = own.filter((fact) => fact.predicate === "foaf:name");
  if (names2.length < 2) return null;
  return section(t("names"), rows(names2, (fact) => el("li", { class: "told" }, bdi(fact.value.text), sentences(doc, fact.claims))));
}
function referenceSection(doc) {
  const known2 = doc.reference.filter(({ predicate }) => !QUIET.has(predicate));
  if (!known2.length) return null;
  return section(t("referenceTitle"), el("dl", {}, known2.map(({ predicate, value }) => [el("dt", {}, termName(predicate)), el("dd", {}, valueWords(value))])));
}
function sourceSection(doc) {
  const keys = Object.keys(doc.articles).sort((a, b) => (doc.articles[b].published ?? "").localeCompare(doc.articles[a].published ?? "") || a.localeCompare(b));
  return section(t("sources"), keys.length ? rows(keys, (key) => el("li", {}, articleHead(doc.articles[key], articleAddress(key))), 6) : el("p", { class: "meta" }, t("reference")));
}
function copyLink(id) {
  const button = el("button", { onclick: async () => {
    try {
      await navigator.clipboard.writeText(new URL(`#/entitas/${idPath(id)}`, location.href).href);
      button.textContent = t("copied");
    } catch {
    }
  } }, t("copyLink"));
  return button;
}
function buttons(doc) {
  const page = `id/${idPath(doc.id)}/`;
  return el(
    "div",
    { class: "buttons" },
    el("a", { class: "button", href: `#${idPath(doc.id)}` }, t("inGraph")),
    el("a", { class: "button", href: page }, t("permanent")),
    document.documentElement.dataset.static === "true" ? null : [["data.ttl", "Turtle"], ["data.jsonld", "JSON-LD"]].map(([file, name]) => el("a", { class: "button", href: `${page}${file}` }, name)),
    copyLink(doc.id)
  );
}
function entityCard(doc) {
  const own = doc.facts.filter((fact) => fact.subject === doc.id);
  const type = doc.types[0] ?? `gg:${doc.type}`;
  const amounts = foldedRows(doc, "MonetaryAmount", amountRow);
  const tenures = foldedRows(doc, "Tenure", tenureRow);
  const event = groupOf(doc.id) === "event";
  return el(
    "div",
    { class: "entity" },
    el("p", { class: "kind" }, event ? typeMark(type) : groupIcon(groupOf(doc.id)), termName(type)),
    el("h2", { tabindex: "-1" }, bdi(event ? eventName(doc.label) : doc.label)),
    doc.aliases.length ? el("p", { class: "also" }, `${t("aliases")}: `, doc.aliases.map((name, k) => [k ? ", " : "", bdi(name)])) : null,
    buttons(doc),
    doc.notes.length ? el("p", { class: "differs" }, doc.notes.map((note) => [bdi(note), " "])) : null,
    section(t("saidOf"), definitions(doc, own.filter((fact) => !["gg:amount", "gg:heldPost"].includes(fact.predicate)))),
    section(t("amounts"), amounts.length ? el("ul", { class: "rows" }, amounts) : null),
    section(t(groupOf(doc.id) === "post" ? "holders" : "posts"), tenures.length ? el("ul", { class: "rows" }, tenures) : null),
    incomingSection(doc),
    quoteSection(doc),
    nameSection(doc, own),
    referenceSection(doc),
    sourceSection(doc)
  );
}
function eventStory(doc) {
  const own = doc.facts.filter((fact) => fact.subject === doc.id && fact.value.id && groupOf(fact.value.id));
  const amounts = foldedRows(doc, "MonetaryAmount", amountRow);
  const claims2 = doc.facts.filter((fact) => fact.subject === doc.id).flatMap((fact) => fact.claims);
  return el("div", { class: "story" }, definitions(doc, own), amounts.length ? el("ul", { class: "rows" }, amounts) : null, agreement(doc, claims2), proof(doc, claims2), el("p", {}, refLink(doc, true)));
}

// src/app/aside.js
function makeAside(chosen2) {
  const body = el("div", {});
  const close = el("button", { class: "tool close", "aria-label": t("close"), title: t("close"), onclick: () => chosen2(null) }, "\u2715");
  const node2 = el("aside", { class: "beside", "aria-label": t("card"), hidden: true }, close, body);
  catchLinks(node2, chosen2);
  node2.addEventListener("keydown", (event) => {
    if (event.key === "Escape") chosen2(null);
  });
  let shown = null;
  async function show2(id) {
    shown = id;
    node2.hidden = id === null;
    node2.dataset.shows = "";
    if (id === null) return;
    body.replaceChildren(waiting());
    try {
      const doc = await loadEntity(id);
      if (shown !== id) return;
      body.replaceChildren(entityCard(doc));
      node2.scrollTop = 0;
      body.querySelector("h2").focus({ preventScroll: !matchMedia("(max-width: 860px)").matches });
      node2.dataset.shows = id;
    } catch (error) {
      if (shown === id) body.replaceChildren(failure(error, () => show2(id)));
    }
  }
  return { node: node2, show: show2, shown: () => shown };
}

// src/app/reader.js
init_terms2();
init_text();
init_format();
var FACTS = 20;
var QUIET2 = /* @__PURE__ */ new Set(["gg:dateBasis", "gg:granularity", "rdf:type", "foaf:name", "gg:postTitle", "schema:mentions", "schema:isPartOf", "gg:direct"]);
var DATES2 = /* @__PURE__ */ new Set(["date", "gYearMonth", "gYear", "dateTime"]);
function cut(text, marks) {
  const pieces = [];
  let at2 = 0;
  for (const mark of marks) {
    if (mark.start < at2 || mark.end > text.length) continue;
    if (mark.start > at2) pieces.push([text.slice(at2, mark.start), null]);
    pieces.push([text.slice(mark.start, mark.end), mark]);
    at2 = mark.end;
  }
  if (at2 < text.length) pieces.push([text.slice(at2), null]);
  return pieces;
}
var Reader = class {
  constructor(article, choose) {
    this.article = article;
    this.groups = new Set(GROUPS);
    this.paragraphs = article.paragraphs.map((paragraph2, k) => this.paragraph(paragraph2, k));
    this.node = el("div", { class: "reader" }, this.paragraphs);
    catchLinks(this.node, choose);
    this.choose = choose;
  }
  paragraph({ kind, text, marks }, k) {
    const node2 = el("p", { class: `p-${kind}`, dir: "auto", tabindex: "-1", id: `paragraf-${k}` });
    for (const [piece, mark] of cut(text, marks)) {
      node2.append(mark ? el("a", { class: `named ${groupOf(mark.entity)}`, href: entityAddress(mark.entity), "data-id": mark.entity, title: `${mark.label} \xB7 ${termName(`gg:${mark.type}`)}` }, piece) : piece);
    }
    return node2;
  }
  /** What the colours mean, with switches. */
  legend() {
    const counts3 = /* @__PURE__ */ new Map();
    for (const mark of this.article.paragraphs.flatMap((paragraph2) => paragraph2.marks)) counts3.set(groupOf(mark.entity), (counts3.get(groupOf(mark.entity)) ?? 0) + 1);
    const box2 = (group) => {
      const input = el("input", { type: "checkbox", checked: true, onchange: () => this.node.classList.toggle(`no-${group}`, !input.checked) });
      return el("label", { class: "box" }, input, groupIcon(group), el("span", { class: `named ${group}` }, t(group)), el("small", {}, other(group)), el("span", { class: "count" }, formatCount(counts3.get(group))));
    };
    return el("fieldset", { class: "chips" }, el("legend", {}, t("marksLegend")), GROUPS.filter((group) => counts3.has(group)).map(box2));
  }
  /** Bring out every mention of the entity `id`. */
  mark(id) {
    for (const link of this.node.querySelectorAll("a.named")) link.classList.toggle("chosen", link.dataset.id === id);
  }
  goTo(k) {
    this.paragraphs.forEach((node2, i) => node2.classList.toggle("here", i === k));
    this.paragraphs[k]?.scrollIntoView({ block: "center" });
  }
  valueWords(value) {
    if (value.id) return bdi(groupOf(value.id) === "event" ? eventName(value.label) : value.label);
    if (value.term) return termName(value.term);
    return DATES2.has(value.datatype) ? formatDate(value.text) : bdi(value.text);
  }
  /** What the program read, in the order of the text; a click shows where. */
  factList() {
    const facts3 = this.article.facts.filter((fact) => groupOf(fact.subject) && !QUIET2.has(fact.predicate));
    if (!facts3.length) return el("p", { class: "meta" }, t("noFacts"));
    const row = (fact) => el(
      "li",
      { class: "told" },
      refLink({ id: fact.subject, label: fact.subject_label }),
      el("span", { class: "predicate" }, termName(fact.predicate)),
      this.valueWords(fact.value),
      el("button", { class: "toline", title: t("showPlace"), "aria-label": t("showPlace"), onclick: () => this.show(fact) }, "\u275D")
    );
    const list = el("ul", { class: "rows" }, facts3.slice(0, FACTS).map(row));
    const more = facts3.length > FACTS ? el("button", { class: "plain", onclick: () => {
      list.append(...facts3.slice(FACTS).map(row));
      more.remove();
    } }, t("more", { n: formatCount(facts3.length - FACTS) })) : null;
    const section3 = el("section", { class: "facts" }, el("h3", {}, t("factsRead", { n: formatCount(facts3.length) })), list, more);
    catchLinks(section3, (id) => this.choose(id));
    return section3;
  }
  /** Select the words of a fact in the text. */
  show({ paragraph: paragraph2, start: start3, end }) {
    this.goTo(paragraph2);
    const node2 = this.paragraphs[paragraph2];
    const range = document.createRange();
    let at2 = 0;
    const walker = document.createTreeWalker(node2, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { currentNode } = walker;
      const next = at2 + currentNode.length;
      if (start3 >= at2 && start3 <= next) range.setStart(currentNode, start3 - at2);
      if (end >= at2 && end <= next) {
        range.setEnd(currentNode, end - at2);
        break;
      }
      at2 = next;
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
};

// src/app/articles.js
var PAGE = 50;
async function openList(container2, params) {
  let query = params.get("cari") ?? "";
  let most = PAGE;
  let rows3 = [];
  const search = el("input", { type: "search", maxlength: 200, value: query, oninput: () => {
    query = search.value;
    most = PAGE;
    keepState("artikel", "", { cari: query });
    draw();
  } });
  const state2 = el("p", { class: "meta", role: "status" });
  const list = el("ul", { class: "rows articles" });
  const more = el("button", { class: "tool", onclick: () => {
    most += 10 * PAGE;
    draw();
  } }, t("showMore"));
  const item = (row) => el("li", {}, articleHead(row, articleAddress(row.key)), el("span", { class: "meta" }, t("claimsRead", { n: formatCount(row.claims) }), row.copy_of ? ` \xB7 ${t("isCopy")}` : ""));
  function draw() {
    const words = plain(query).split(/\s+/).filter(Boolean);
    const found = rows3.filter((row) => words.every((word) => plain(`${row.title} ${row.outlet ?? ""} ${row.published ?? ""}`).includes(word)));
    state2.textContent = t("rowsShown", { n: formatCount(found.length), total: formatCount(rows3.length) });
    list.replaceChildren(...found.slice(0, most).map(item));
    more.hidden = found.length <= most;
  }
  container2.replaceChildren(el(
    "div",
    { class: "body narrow" },
    lead(t("articlesTitle"), t("articlesLead")),
    el("div", { class: "controls" }, el("label", { class: "field wide" }, el("span", {}, t("filterArticles")), search)),
    state2,
    list,
    more
  ));
  const newest2 = (a, b) => (b.published ?? "").localeCompare(a.published ?? "") || a.key.localeCompare(b.key);
  rows3 = [...await loadTable("articles")].sort(newest2);
  draw();
}
async function openReader(container2, key, params) {
  const article = await loadArticle(key);
  let paragraph2 = params.get("paragraf");
  const choose = (id) => {
    keepState("artikel", key, { paragraf: paragraph2, pilih: id });
    reader.mark(id);
    aside.show(id);
  };
  const aside = makeAside(choose);
  const reader = new Reader(article, choose);
  const copies = article.copies.map((other2, k) => [k ? ", " : "", el("a", { href: articleAddress(other2) }, String(k + 1))]);
  const body = el(
    "div",
    { class: "body reading" },
    el("p", {}, el("a", { href: addressOf("artikel") }, `\u2190 ${t("allArticles")}`)),
    articleHead(article),
    article.authors.length ? el("p", { class: "meta" }, bdi(article.authors.join(", "))) : "",
    copies.length ? el("p", { class: "meta" }, `${t("copiesOf")}: `, copies) : "",
    el("p", { class: "meta" }, t("readerLead")),
    reader.legend(),
    reader.node,
    reader.factList()
  );
  container2.replaceChildren(el("div", { class: "split" }, body, aside.node));
  document.title = `${article.title ?? article.id} \xB7 govgraph`;
  const follow3 = (next) => {
    paragraph2 = next.get("paragraf");
    reader.mark(next.get("pilih"));
    aside.show(next.get("pilih"));
    if (paragraph2 !== null) reader.goTo(Number(paragraph2));
  };
  follow3(params);
  return follow3;
}
async function openArticles(container2, params, { rest }) {
  let shown = rest;
  let following = rest ? await openReader(container2, rest, params) : await openList(container2, params);
  return {
    async follow(next, { rest: key }) {
      if (key === shown && key) return following(next);
      shown = key;
      following = key ? await openReader(container2, key, next) : await openList(container2, next);
      return void 0;
    }
  };
}

// src/app/entity.js
init_text();
async function show(container2, id) {
  try {
    const doc = await loadEntity(id);
    document.title = `${groupOf(id) === "event" ? eventName(doc.label) : doc.label} \xB7 govgraph`;
    container2.replaceChildren(el("div", { class: "body narrow" }, entityCard(doc)));
  } catch (error) {
    container2.replaceChildren(failure(error, () => show(container2, id)));
  }
}
async function openEntity(container2, params, { rest }) {
  await show(container2, rest);
  return { follow: (next, { rest: id }) => show(container2, id) };
}

// src/app/finder.js
init_text();
var TABLES = ["people", "posts", "organisations", "places", "events"];
function findNames(entries, query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = [];
  for (const entry of entries) {
    const hits = entry.names.filter((text) => words.every((word) => text.includes(word)));
    if (!hits.length) continue;
    const rank = Math.min(...hits.map((text) => text.startsWith(words[0]) ? 0 : text.includes(` ${words[0]}`) ? 1 : 2));
    found.push({ ...entry, rank });
  }
  return found.sort((a, b) => a.rank - b.rank || b.weight - a.weight || a.id.localeCompare(b.id)).slice(0, LIMIT);
}
var entryOf = (row) => {
  const label2 = groupOf(row.id) === "event" ? eventName(row.label) : row.label;
  return { id: row.id, label: label2, names: [row.label, ...row.aliases ?? []].map(plain), weight: row.claims ?? row.holders ?? 0 };
};
function startFinder(input, list, choose) {
  const entries = /* @__PURE__ */ new Map();
  const all = () => TABLES.flatMap((name) => entries.get(name) ?? []);
  const row = ({ id, label: label2 }) => [groupIcon(groupOf(id)), el("span", { class: "name" }, bdi(label2)), el("span", { class: "meta" }, t(`${groupOf(id)}1`))];
  const box2 = combobox(input, list, { find: (query) => findNames(all(), query), row, choose: ({ id }) => choose(id) });
  const fill = async () => {
    for (const name of TABLES) {
      entries.set(name, (await loadTable(name)).map(entryOf));
      box2.update();
    }
  };
  input.addEventListener("focus", () => fill().catch(() => input.addEventListener("focus", fill, { once: true })), { once: true });
}

// src/app/graf.js
init_source();
init_text();
var desk = null;
var node = el("div", { class: "desk" });
async function openGraph(container2) {
  if (desk) {
    container2.replaceChildren(node);
    desk.retellDesk();
    desk.repaintDesk();
    desk.follow();
  } else {
    const [payload2] = await Promise.all([load("api/graph.json"), globalThis.vis ?? import("./vendor.js")]);
    give(payload2);
    desk = await Promise.resolve().then(() => (init_desk(), desk_exports));
    container2.replaceChildren(node);
    desk.startDesk(node);
  }
  return { follow: () => desk.follow(), retell: () => desk.retellDesk(), repaint: () => desk.repaintDesk() };
}

// src/app/map.js
init_format();
init_terms2();
init_text();

// src/app/flows.js
var measureOf = ({ kind, stage, currency }) => [kind, stage ?? "", currency].join("|");
function measures(flows) {
  const found = /* @__PURE__ */ new Map();
  for (const amount of flows.flatMap((flow) => flow.amounts)) {
    const key = measureOf(amount);
    const entry = found.get(key) ?? { key, kind: amount.kind, stage: amount.stage, currency: amount.currency, events: 0 };
    entry.events += amount.events;
    found.set(key, entry);
  }
  return [...found.values()].sort((a, b) => b.events - a.events || a.key.localeCompare(b.key));
}
var routeKey = ({ from, to, type }) => `${from},${to},${type}`;
function addAmounts(sums, amounts) {
  for (const amount of amounts) {
    const key = measureOf(amount);
    const entry = sums.get(key) ?? { ...amount, value: 0n, events: 0 };
    entry.value += BigInt(amount.value);
    entry.events += amount.events;
    sums.set(key, entry);
  }
}
function routes(flows, { types, years, measure }) {
  const found = /* @__PURE__ */ new Map();
  for (const flow of flows) {
    if (!types.has(flow.type)) continue;
    if (years && (flow.year === null || flow.year < years[0] || flow.year > years[1])) continue;
    const key = routeKey(flow);
    const route = found.get(key) ?? { key, from: flow.from, to: flow.to, type: flow.type, count: 0, events: /* @__PURE__ */ new Map(), sums: /* @__PURE__ */ new Map() };
    route.count += flow.count;
    for (const event of flow.events) route.events.set(event.id, event);
    addAmounts(route.sums, flow.amounts);
    found.set(key, route);
  }
  const list = [...found.values()].map((route) => ({ ...route, events: [...route.events.values()], weight: measure === "count" ? route.count : Number(route.sums.get(measure)?.value ?? 0) }));
  return list.filter((route) => route.weight > 0).sort((a, b) => b.weight - a.weight || a.key.localeCompare(b.key));
}
var undated = (flows, types) => flows.filter((flow) => flow.year === null && types.has(flow.type)).reduce((sum, flow) => sum + flow.count, 0);

// src/atlas.js
var SVG2 = "http://www.w3.org/2000/svg";
var SCALE = 20;
var WEST = 94.4;
var NORTH = 6.6;
var WHOLE = { x: 0, y: 0, width: 940, height: 364 };
var project = ([lon, lat]) => [(lon - WEST) * SCALE, (NORTH - lat) * SCALE];
var round = (number2) => Math.round(number2 * 10) / 10;
function shape2(tag, attributes = {}, ...children) {
  const node2 = document.createElementNS(SVG2, tag);
  for (const [name, value] of Object.entries(attributes)) node2.setAttribute(name, String(value));
  node2.append(...children);
  return node2;
}
function titled(node2, text) {
  const title = shape2("title");
  title.textContent = text;
  node2.append(title);
  return node2;
}
function land(features) {
  return shape2("g", { class: "land" }, ...features.map((feature) => titled(shape2("path", { d: outline2(feature.geometry) }), feature.properties.name)));
}
function outline2({ type, coordinates }) {
  const polygons = type === "Polygon" ? [coordinates] : coordinates;
  const ring = (points) => `M${points.map((point) => project(point).map(round).join(" ")).join("L")}Z`;
  return polygons.flatMap((polygon2) => polygon2.map(ring)).join("");
}

// src/app/mapdraw.js
function bend([ax, ay], [bx, by], lane) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy) || 1;
  const lift = 0.16 + 0.09 * lane;
  const [cx, cy] = [(ax + bx) / 2 + dy * lift, (ay + by) / 2 - dx * lift];
  const near = Math.min(7, length / 4);
  const toward = (px, py, distance) => {
    const far = Math.hypot(cx - px, cy - py) || 1;
    return [px + (cx - px) / far * distance, py + (cy - py) / far * distance];
  };
  const [start3, end] = [toward(ax, ay, near), toward(bx, by, near)];
  return { start: start3, control: [cx, cy], end, angle: Math.atan2(end[1] - cy, end[0] - cx), middle: [(start3[0] + 2 * cx + end[0]) / 4, (start3[1] + 2 * cy + end[1]) / 4] };
}
function arrow([x, y], angle, size) {
  const corner = (turn2, length) => `${round(x + Math.cos(angle + turn2) * length)},${round(y + Math.sin(angle + turn2) * length)}`;
  return shape2("polygon", { points: [corner(0, size * 0.9), corner(2.5, size), corner(-2.5, size)].join(" ") });
}
function arc(route, points, { width, lane, chosen: chosen2, faded, title, onclick, unit }) {
  const { start: start3, control, end, angle } = bend(...points, lane);
  const d = `M${start3.map(round)}Q${control.map(round)} ${end.map(round)}`;
  const directed = route.type !== "gg:Agreement";
  const line = shape2("path", { d, class: "stroke", "stroke-width": round(width * unit) });
  const hit = shape2("path", { d, class: "hit", "stroke-width": round(Math.max(14, width + 8) * unit) });
  const group = shape2("g", { class: `arc ${typeClass(route.type)}${chosen2 ? " chosen" : ""}${faded ? " faded" : ""}`, "data-route": route.key }, line);
  if (directed) group.append(arrow(end, angle, (5 + width * 0.9) * unit));
  group.append(hit);
  group.addEventListener("click", onclick);
  return titled(group, title);
}
var dot = ([x, y], r, name) => titled(shape2("circle", { class: "dot", cx: round(x), cy: round(y), r: round(r) }), name);
function names(places, unit) {
  const taken = [];
  const size = 12 * unit;
  const group = shape2("g", { class: "names", "font-size": round(size) });
  for (const { name, point: [x, y] } of places) {
    const width = name.length * size * 0.54;
    const boxes = [[x, y + size * 1.35, "middle", x - width / 2], [x, y - size * 0.65, "middle", x - width / 2], [x + size * 0.6, y + size * 0.35, "start", x + size * 0.6], [x - size * 0.6, y + size * 0.35, "end", x - size * 0.6 - width]];
    const free = ([, ty, , left]) => taken.every((b) => left > b.right || left + width < b.left || ty < b.top || ty - size > b.bottom);
    const spot = boxes.find(free);
    if (!spot) continue;
    taken.push({ left: spot[3], right: spot[3] + width, top: spot[1] - size, bottom: spot[1] + size * 0.2 });
    const text = shape2("text", { x: round(spot[0]), y: round(spot[1]), "text-anchor": spot[2], "stroke-width": round(3 * unit) });
    text.textContent = name;
    group.append(text);
  }
  return group;
}

// src/app/zoom.js
init_text();
function zoomable(svg, whole, changed2) {
  let box2 = { ...whole };
  let dragged = null;
  const unit = () => Math.max(box2.width / (svg.clientWidth || 940), box2.height / (svg.clientHeight || 364));
  function apply() {
    box2.x = Math.min(Math.max(box2.x, whole.x - box2.width / 3), whole.x + whole.width - box2.width * 0.67);
    box2.y = Math.min(Math.max(box2.y, whole.y - box2.height / 3), whole.y + whole.height - box2.height * 0.67);
    svg.setAttribute("viewBox", [box2.x, box2.y, box2.width, box2.height].map((number2) => number2.toFixed(1)).join(" "));
    svg.classList.toggle("near", box2.width < whole.width);
    changed2(unit());
  }
  function zoom(factor, at2 = [0.5, 0.5]) {
    const width = Math.min(Math.max(box2.width * factor, whole.width / 12), whole.width);
    const height = width / box2.width * box2.height;
    box2 = { x: box2.x + (box2.width - width) * at2[0], y: box2.y + (box2.height - height) * at2[1], width, height };
    apply();
  }
  function show2(wanted) {
    box2 = { ...wanted };
    apply();
  }
  svg.addEventListener("pointerdown", (event) => {
    dragged = { x: event.clientX, y: event.clientY, moved: false };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!dragged || !event.buttons) return;
    const [dx, dy] = [event.clientX - dragged.x, event.clientY - dragged.y];
    if (!dragged.moved && Math.hypot(dx, dy) < 5) return;
    if (!dragged.moved) svg.setPointerCapture(event.pointerId);
    dragged = { x: event.clientX, y: event.clientY, moved: true };
    box2.x -= dx * unit();
    box2.y -= dy * unit();
    apply();
  });
  svg.addEventListener("pointerup", () => {
    dragged = null;
  });
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const frame2 = svg.getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, [(event.clientX - frame2.left) / frame2.width, (event.clientY - frame2.top) / frame2.height]);
  }, { passive: false });
  const button = (key, sign, onclick) => el("button", { "aria-label": t(key), title: t(key), onclick }, sign);
  const node2 = el("div", { class: "zoom", role: "group", "aria-label": t("zoom") }, button("zoomIn", "+", () => zoom(1 / 1.5)), button("zoomOut", "\u2212", () => zoom(1.5)), button("zoomFit", "\u2922", () => show2(whole)));
  return { node: node2, show: show2, apply };
}

// src/app/map.js
var THINNEST = 2;
var THICKEST = 11;
var measureWords = ({ kind, stage, currency }) => [termName(kind), stage ? termName(stage) : null, currency].filter(Boolean).join(" \xB7 ");
var sumWords = ({ value, currency }) => formatRoundMoney(String(value), currency);
var MapView = class {
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
    const at2 = (name, fallback) => {
      const k = params.has(name) ? this.years.indexOf(Number(params.get(name))) : -1;
      return k < 0 ? fallback : k;
    };
    this.range = [at2("from", 0), at2("to", this.years.length - 1)];
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
  open(container2) {
    this.controls = el("div", { class: "controls" });
    this.svg = shape2("svg", { class: "map", role: "img", preserveAspectRatio: "xMidYMid meet" });
    this.arcs = shape2("g", {});
    this.svg.append(land(this.features), this.arcs);
    this.zoom = zoomable(this.svg, WHOLE, (unit) => {
      this.unit = unit;
      this.drawArcs();
    });
    this.list = el("section", { class: "routes" });
    this.note = el("p", { class: "meta", role: "status" });
    container2.replaceChildren(
      lead(t("mapTitle"), t("mapLead")),
      this.controls,
      el("div", { class: "mapdesk" }, el("div", { class: "mapframe" }, this.svg, this.zoom.node), this.list),
      this.note
    );
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
    const changed2 = () => {
      this.write();
      this.refresh();
    };
    this.controls.replaceChildren(
      legend(t("mapTypes"), typeBoxes, this.types, changed2),
      dropDown(t("measure"), options, this.measure, (value) => {
        this.measure = value;
        changed2();
      }),
      this.years.length > 1 ? span(t("years"), this.years, this.range, String, (a, b) => {
        this.range = [a, b];
        changed2();
      }).node : ""
    );
  }
  refresh() {
    this.shown = routes(this.flows, { types: this.types, years: this.limits, measure: this.measure }).filter(({ from, to }) => this.provinces.has(from) && this.provinces.has(to));
    this.drawArcs();
    this.writeList();
    const hidden = this.limits ? undated(this.flows, this.types) : 0;
    this.note.textContent = [t("mapShown", { n: formatCount(this.shown.length) }), hidden ? t("mapUndated", { n: formatCount(hidden) }) : "", t("mapNote")].filter(Boolean).join(" ");
    this.svg.setAttribute("aria-label", t("mapLabel", { n: formatCount(this.shown.length) }));
  }
  drawArcs() {
    if (!this.shown) return;
    const most = Math.max(...this.shown.map((route) => route.weight), 1);
    const lanes = /* @__PURE__ */ new Map();
    const uses = /* @__PURE__ */ new Map();
    const drawn = [...this.shown].reverse().map((route) => {
      const lane = lanes.get(`${route.from} ${route.to}`) ?? 0;
      lanes.set(`${route.from} ${route.to}`, lane + 1);
      for (const id of [route.from, route.to]) uses.set(id, (uses.get(id) ?? 0) + 1);
      const width = THINNEST + (THICKEST - THINNEST) * Math.sqrt(route.weight / most) * (most > 1 ? 1 : 0.2);
      const chosen2 = this.chosen === route.key;
      return arc(route, [this.provinces.get(route.from).point, this.provinces.get(route.to).point], { width, lane, chosen: chosen2, faded: this.chosen && !chosen2, title: this.routeWords(route), unit: this.unit, onclick: () => this.choose(route.key) });
    });
    const places = [...uses].sort((a, b) => b[1] - a[1]).map(([id]) => this.provinces.get(id));
    const dots = places.map(({ name, point }) => dot(point, 3.5 * this.unit, name));
    this.arcs.replaceChildren(...drawn, ...dots, names(places, this.unit));
  }
  weightWords(route) {
    const sum = this.measure === "count" ? null : route.sums.get(this.measure);
    return sum ? sumWords(sum) : t("routeSum", { n: formatCount(route.count) });
  }
  routeWords(route) {
    const sign = route.type === "gg:Agreement" ? "\u2013" : "\u2192";
    return `${this.name(route.from)} ${sign} ${this.name(route.to)} \xB7 ${termName(route.type)} \xB7 ${this.weightWords(route)}`;
  }
  choose(key) {
    this.chosen = key;
    this.write();
    this.drawArcs();
    this.writeList();
    if (key) this.list.querySelector("h3")?.focus({ preventScroll: !matchMedia("(max-width: 860px)").matches });
  }
  writeList() {
    const route = this.shown.find(({ key }) => key === this.chosen);
    this.list.replaceChildren(...route ? this.routeCard(route) : this.routeList());
    this.list.dataset.shows = route ? route.key : "";
    this.list.scrollTop = 0;
  }
  routeList() {
    if (!this.shown.length) return [el("p", {}, t("mapEmpty"))];
    const row = (route) => el("li", {}, el(
      "button",
      { class: "route", onclick: () => this.choose(route.key) },
      typeMark(route.type),
      el("span", { class: "name" }, bdi(this.name(route.from)), route.type === "gg:Agreement" ? " \u2013 " : " \u2192 ", bdi(this.name(route.to)), el("small", {}, termName(route.type))),
      el("span", { class: "count" }, this.weightWords(route))
    ));
    return [el("h3", { tabindex: "-1" }, t("mapRoutes")), el("ul", { class: "rows" }, this.shown.map(row))];
  }
  routeCard(route) {
    const sums = [...route.sums.values()];
    return [
      el("button", { class: "plain", onclick: () => this.choose(null) }, `\u2190 ${t("mapBack")}`),
      el("h3", { class: "big", tabindex: "-1" }, typeMark(route.type), bdi(this.name(route.from)), route.type === "gg:Agreement" ? " \u2013 " : " \u2192 ", bdi(this.name(route.to))),
      el("p", { class: "meta" }, `${termName(route.type)} \xB7 ${t("routeSum", { n: formatCount(route.count) })}`),
      sums.length ? el("ul", { class: "sums" }, sums.map((sum) => el("li", { title: formatExactMoney(String(sum.value), sum.currency) }, el("strong", {}, sumWords(sum)), " ", el("span", { class: "meta" }, `${measureWords(sum)} \xB7 ${t("routeSum", { n: formatCount(sum.events) })}`)))) : "",
      el("p", { class: "meta" }, t("mapEvents")),
      ...route.events.map((ref2, k) => this.eventRow(ref2, route.events.length === 1 || k === 0))
    ];
  }
  /** An event that opens to its sentences, loaded when it is opened. */
  eventRow(ref2, open) {
    const date = this.dates.get(ref2.id);
    const details = el("details", { class: "eventrow" }, el("summary", {}, bdi(eventName(ref2.label)), date ? el("span", { class: "meta" }, ` ${dateWords(date)}`) : ""));
    const fill = async () => {
      if (!details.open || details.childElementCount > 1) return;
      const wait = details.appendChild(waiting());
      try {
        wait.replaceWith(eventStory(await loadEntity(ref2.id)));
      } catch (error) {
        wait.replaceWith(failure(error));
      }
    };
    details.addEventListener("toggle", fill);
    details.open = open;
    return details;
  }
};
async function openMap(container2, params) {
  const [{ flows }, geo, events] = await Promise.all([load("api/flows.json"), load("api/geo.json"), loadTable("events")]);
  const view = new MapView(flows, geo, new Map(events.map((event) => [event.id, event.date])));
  view.read(params);
  view.open(container2);
  return { follow(next) {
    view.read(next);
    view.drawControls();
    view.refresh();
  } };
}

// src/app/quality.js
init_format();
init_text();
var percent = (value) => value === null || value === void 0 ? "\u2013" : `${(100 * value).toFixed(1).replace(".", currentLanguage() === "id" ? "," : ".")} %`;
function bar({ value, low, high }) {
  const fill = el("span", { class: "fill" });
  fill.style.width = `${100 * value}%`;
  const track = el("span", { class: "track", "aria-hidden": "true" }, fill);
  if (low !== null && high !== null && low !== void 0) {
    const whisker = el("span", { class: "whisker" });
    whisker.style.left = `${100 * low}%`;
    whisker.style.width = `${100 * (high - low)}%`;
    track.append(whisker);
  }
  return track;
}
var intervalWords = ({ low, high }) => low === null || low === void 0 ? "" : `${percent(low)} \u2013 ${percent(high)}`;
var labelOf = (entry, name) => entry.label?.[currentLanguage()] ?? entry[name];
function measureRow(measure) {
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, labelOf(measure, "name"), el("small", {}, ` ${t(measure.kind === "accuracy" ? "accuracy" : "f1")}`)),
    el("td", { class: "number" }, percent(measure.value)),
    el("td", { class: "barcell" }, bar(measure)),
    el("td", { class: "number" }, intervalWords(measure)),
    el("td", { class: "number" }, percent(measure.precision)),
    el("td", { class: "number" }, percent(measure.recall)),
    el("td", { class: "number" }, formatCount(measure.gold))
  );
}
function scores({ articles: articles2, measures: measures2, mean }) {
  const heads = ["measure1", "score", "bar", "interval", "precision", "recall", "goldCount"];
  return el(
    "section",
    {},
    el("h3", {}, t("scoresTitle")),
    el("p", { class: "headline" }, el("strong", {}, percent(mean.value)), " ", t("scoresMean", { n: formatCount(articles2), interval: intervalWords(mean) })),
    el("p", {}, t("scoresHow")),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("scoresTitle") }, el("table", {}, el("thead", {}, el("tr", {}, heads.map((key) => el("th", { scope: "col", class: ["measure1", "bar"].includes(key) ? null : "number" }, t(key))))), el("tbody", {}, measures2.map(measureRow))))
  );
}
function countTable(title, words, entries, name) {
  const most = Math.max(...entries.map(({ count: count2 }) => count2), 1);
  const row = (entry) => el("tr", {}, el("th", { scope: "row" }, labelOf(entry, name)), el("td", { class: "barcell" }, bar({ value: entry.count / most })), el("td", { class: "number" }, formatCount(entry.count)));
  return el("section", {}, el("h3", {}, title), el("p", {}, words), entries.length ? el("table", {}, el("tbody", {}, entries.map(row))) : el("p", { class: "meta" }, t("nothingDropped")));
}
function build(found) {
  if (!found) return [el("p", { class: "meta" }, t("noReport"))];
  return [
    countTable(t("droppedTitle"), t("droppedHow"), found.dropped, "reason"),
    countTable(t("rejectedTitle"), t("rejectedHow", { n: formatCount(found.articles) }), found.rejected, "code"),
    found.notes.length ? el("section", {}, el("h3", {}, t("notesTitle")), el("ul", { class: "rows" }, found.notes.slice(0, 50).map(({ source: source2, note }) => el("li", {}, el("bdi", {}, source2), el("span", { class: "meta" }, " ", note))))) : ""
  ];
}
function counts2(summary2) {
  const names2 = ["articles", "claims", "facts", "people", "posts", "organisations", "places", "events", "conflicts"];
  return el("dl", { class: "figures" }, names2.filter((name) => name in summary2.counts).map((name) => el("div", {}, el("dt", {}, t(`n_${name}`)), el("dd", {}, formatCount(summary2.counts[name])))));
}
function downloads(summary2) {
  if (!summary2.exports?.length) return "";
  const row = (file) => el("li", {}, el("a", { href: file.href }, file.name), el("span", { class: "meta" }, ` ${formatCount(Math.ceil(file.bytes / 1024))} kB \xB7 ${file.purpose}`));
  return el("section", {}, el("h3", {}, t("downloads")), el("ul", { class: "rows" }, summary2.exports.map(row)));
}
async function openQuality(container2, params, { summary: summary2 }) {
  const found = await load("api/quality.json");
  container2.replaceChildren(el("div", { class: "body narrow quality" }, lead(t("qualityTitle"), t("qualityLead")), counts2(summary2), scores(found.samples), build(found.build), downloads(summary2)));
  return { follow() {
  } };
}

// src/app/query.js
init_text();
async function openSparql(container2, params, { summary: summary2 }) {
  const { mount } = await import("./sparql.js");
  const place = el("div", { class: "body" });
  container2.replaceChildren(place);
  const tab = await mount(place, { base: document.baseURI, summary: summary2 });
  return { follow() {
  }, retell() {
  }, close: () => tab.destroy() };
}

// src/app/strings.json
var strings_default2 = {
  tabs: { id: "Bagian", en: "Sections" },
  tab_graf: { id: "Graf", en: "Graph" },
  tab_graf_hint: { id: "Orang, jabatan, daerah, dan peristiwa sebagai jaringan", en: "People, posts, regions and events as a network" },
  tab_peta: { id: "Peta", en: "Map" },
  tab_peta_hint: { id: "Misi dagang dan kunjungan antarprovinsi", en: "Trade missions and visits between provinces" },
  tab_linimasa: { id: "Linimasa", en: "Timeline" },
  tab_linimasa_hint: { id: "Peristiwa dari waktu ke waktu", en: "Events over time" },
  tab_tabel: { id: "Tabel", en: "Tables" },
  tab_tabel_hint: { id: "Daftar yang dapat diurutkan dan diunduh", en: "Lists to sort and download" },
  tab_sparql: { id: "SPARQL", en: "SPARQL" },
  tab_sparql_hint: { id: "Bertanya dengan bahasa kueri", en: "Ask in a query language" },
  tab_artikel: { id: "Artikel", en: "Articles" },
  tab_artikel_hint: { id: "Berita yang dibaca, dengan nama ditandai", en: "The news that was read, names marked" },
  tab_mutu: { id: "Mutu", en: "Quality" },
  tab_mutu_hint: { id: "Seberapa benar, dan apa yang dibuang", en: "How correct, and what was left out" },
  tab_entitas: { id: "Keterangan", en: "Details" },
  skipToContent: { id: "Langsung ke isi", en: "Skip to content" },
  toStart: { id: "Ke awal", en: "To the start" },
  loading: { id: "Memuat \u2026", en: "Loading \u2026" },
  loadFailed: { id: "Tidak dapat dimuat. Periksa apakah servernya masih berjalan.", en: "Could not be loaded. Check whether the server is still running." },
  notFound: { id: "Tidak ada di graf ini.", en: "Not in this graph." },
  tryAgain: { id: "Coba lagi", en: "Try again" },
  close: { id: "Tutup", en: "Close" },
  remove: { id: "hapus saringan", en: "remove filter" },
  showMore: { id: "Tampilkan lebih banyak", en: "Show more" },
  all: { id: "semua", en: "all" },
  saidOf: { id: "Yang dikatakan berita", en: "What the news says" },
  as: { id: "sebagai", en: "as" },
  cutOff: { id: "{shown} dari {total} hubungan ditampilkan.", en: "{shown} of {total} relations are shown." },
  referenceTitle: { id: "Dari data rujukan", en: "From reference data" },
  inGraph: { id: "Lihat di graf", en: "See in the graph" },
  permanent: { id: "Halaman tetap", en: "Permanent page" },
  years: { id: "Tahun", en: "Years" },
  measure: { id: "Tebal garis menurut", en: "Line width by" },
  measureCount: { id: "jumlah peristiwa", en: "number of events" },
  measureMoney: { id: "nilai uang", en: "sum of money" },
  mapTitle: { id: "Siapa datang ke mana", en: "Who goes where" },
  mapLead: { id: "Setiap garis adalah misi dagang, kunjungan, atau kesepakatan antara dua provinsi; panah menunjuk ke tuan rumah. Klik garis untuk membaca peristiwa dan kalimat beritanya.", en: "Each line is a trade mission, a visit or an agreement between two provinces; the arrow points to the host. Click a line to read the events and the sentences behind it." },
  mapTypes: { id: "Jenis peristiwa", en: "Kind of event" },
  mapRoutes: { id: "Daftar garis", en: "The lines as a list" },
  mapBack: { id: "Semua garis", en: "All lines" },
  mapEvents: { id: "Buka sebuah peristiwa untuk membaca kalimatnya.", en: "Open an event to read its sentences." },
  mapEmpty: { id: "Tidak ada yang cocok dengan pilihan ini.", en: "Nothing matches this choice." },
  mapShown: { id: "{n} garis ditampilkan.", en: "{n} lines are shown." },
  mapUndated: { id: "{n} peristiwa tanpa tahun tampil hanya bila semua tahun dipilih.", en: "{n} events without a year show only when all years are chosen." },
  mapNote: { id: "Hanya peristiwa yang terlaksana. Nilai uang dijumlahkan hanya bila jenis, tahap, dan mata uangnya sama.", en: "Only events that took place. Sums add only amounts of the same kind, stage and currency." },
  mapLabel: { id: "Peta Indonesia dengan {n} garis antarprovinsi. Daftar yang sama ada di sampingnya.", en: "Map of Indonesia with {n} lines between provinces. The same list stands beside it." },
  timeTitle: { id: "Apa yang terjadi kapan", en: "What happened when" },
  timeLead: { id: "Setiap batang menghitung peristiwa dalam satu bulan atau tahun, warna menurut jenisnya. Klik batang untuk hanya melihat waktu itu, klik peristiwa untuk membaca kalimat beritanya.", en: "Each bar counts the events of a month or year, coloured by kind. Click a bar to see that time only, click an event to read the sentences behind it." },
  province: { id: "Provinsi", en: "Province" },
  allProvinces: { id: "semua provinsi", en: "all provinces" },
  anyPerson: { id: "siapa saja", en: "anyone" },
  order: { id: "Urutan", en: "Order" },
  newestFirst: { id: "terbaru dahulu", en: "newest first" },
  oldestFirst: { id: "terlama dahulu", en: "oldest first" },
  eventsShown: { id: "{n} dari {total} peristiwa.", en: "{n} of {total} events." },
  noEvents: { id: "Tidak ada peristiwa yang cocok dengan saringan.", en: "No event matches the filters." },
  tableTitle: { id: "Daftar", en: "Lists" },
  tableLead: { id: "Klik judul kolom untuk mengurutkan, ketik untuk menyaring, klik nama untuk membaca keterangan dan kalimat beritanya. Alamat halaman menyimpan pilihan Anda.", en: "Click a heading to sort, type to filter, click a name to read its details and the sentences behind them. The address of the page keeps your choice." },
  conflicts: { id: "Sumber berbeda", en: "Sources differ" },
  filterTable: { id: "Saring baris", en: "Filter rows" },
  saveCsv: { id: "Unduh CSV", en: "Download CSV" },
  rowsShown: { id: "{n} dari {total} baris.", en: "{n} of {total} rows." },
  loadingRows: { id: "Memuat \u2026 {n} baris sudah ada.", en: "Loading \u2026 {n} rows so far." },
  noMatch: { id: "Tidak ada baris yang cocok.", en: "No row matches." },
  emptyTable: { id: "Daftar ini kosong.", en: "This list is empty." },
  pages: { id: "Halaman", en: "Pages" },
  previous: { id: "Sebelumnya", en: "Previous" },
  next: { id: "Berikutnya", en: "Next" },
  pageOf: { id: "halaman {page} dari {pages}", en: "page {page} of {pages}" },
  date: { id: "Tanggal", en: "Date" },
  kind: { id: "Jenis", en: "Kind" },
  status: { id: "Status", en: "Status" },
  code: { id: "Kode wilayah", en: "Official code" },
  postOf: { id: "Wilayah atau lembaga", en: "Area or body" },
  eventCount: { id: "Jumlah peristiwa", en: "Number of events" },
  articleCount: { id: "Jumlah artikel", en: "Number of articles" },
  claimCount: { id: "Jumlah klaim", en: "Number of claims" },
  holderCount: { id: "Jumlah pemegang", en: "Number of holders" },
  sourceCount: { id: "Jumlah sumber", en: "Number of sources" },
  about: { id: "Tentang", en: "About" },
  differsOn: { id: "Berbeda tentang", en: "Differ on" },
  values: { id: "Yang dikatakan", en: "What they say" },
  latest: { id: "Kabar terakhir", en: "Latest report" },
  article: { id: "artikel", en: "article" },
  articlesTitle: { id: "Berita yang dibaca", en: "The news that was read" },
  articlesLead: { id: "Klik sebuah judul untuk membaca artikelnya dengan orang, jabatan, tempat, dan peristiwa ditandai.", en: "Click a title to read the article with people, posts, places and events marked." },
  filterArticles: { id: "Cari dalam judul, media, tanggal", en: "Search titles, outlets, dates" },
  claimsRead: { id: "{n} klaim dibaca darinya", en: "{n} claims read from it" },
  isCopy: { id: "salinan artikel lain", en: "copy of another article" },
  copiesOf: { id: "Teks yang sama di artikel lain", en: "The same text in other articles" },
  allArticles: { id: "Semua artikel", en: "All articles" },
  readerLead: { id: "Klik nama yang bergaris bawah untuk melihat siapa atau apa itu. Di bawah teks ada daftar fakta yang dibaca darinya.", en: "Click an underlined name to see who or what it is. Below the text is a list of the facts read from it." },
  marksLegend: { id: "Arti warna", en: "What the colours mean" },
  noFacts: { id: "Tidak ada fakta yang dibaca dari artikel ini.", en: "No facts were read from this article." },
  factsRead: { id: "{n} fakta dibaca dari artikel ini", en: "{n} facts read from this article" },
  showPlace: { id: "Tunjukkan kata-katanya", en: "Show the words" },
  qualityTitle: { id: "Seberapa dapat dipercaya", en: "How far to trust it" },
  qualityLead: { id: "Program membaca berita dengan aturan dan daftar kata, dan diam bila tidak yakin. Ia bisa salah: periksa selalu kalimatnya. Halaman ini mengatakan seberapa sering ia benar dan apa yang tidak ia masukkan.", en: "The program reads news by rules and word lists, and stays silent when unsure. It can be wrong: always check the sentence. This page says how often it is right and what it left out." },
  scoresTitle: { id: "Dibandingkan dengan bacaan manusia", en: "Compared with human reading" },
  scoresMean: { id: "rata-rata F1 pada {n} artikel contoh yang juga ditandai manusia (selang 95 %: {interval}).", en: "mean F1 on {n} sample articles that people marked as well (95 % interval: {interval})." },
  scoresHow: { id: "Ketepatan: dari yang dikatakan program, berapa yang benar. Kelengkapan: dari yang ada di teks, berapa yang ditemukan. F1 menggabungkan keduanya. Garis tipis pada batang adalah selang 95 %: makin lebar, makin sedikit contohnya. Pada berita dari media lain hasilnya bisa lebih rendah.", en: "Precision: of what the program says, how much is right. Recall: of what is in the text, how much it found. F1 joins both. The thin line on a bar is the 95 % interval: the wider, the fewer the examples. On news of other outlets results may be lower." },
  measure1: { id: "Yang diukur", en: "What is measured" },
  score: { id: "Nilai", en: "Score" },
  bar: { id: "0 \u2013 100 %", en: "0 \u2013 100 %" },
  interval: { id: "Selang 95 %", en: "95 % interval" },
  precision: { id: "Ketepatan", en: "Precision" },
  recall: { id: "Kelengkapan", en: "Recall" },
  goldCount: { id: "Contoh", en: "Examples" },
  f1: { id: "F1", en: "F1" },
  accuracy: { id: "ketepatan", en: "accuracy" },
  droppedTitle: { id: "Tidak dimasukkan ke graf", en: "Not taken into the graph" },
  droppedHow: { id: "Yang terbaca tetapi tidak cukup pasti. Program memilih diam daripada menebak; setiap alasan dihitung.", en: "What was read but not certain enough. The program stays silent rather than guess; every reason is counted." },
  rejectedTitle: { id: "Masukan yang ditolak", en: "Input that was refused" },
  rejectedHow: { id: "{n} artikel diterima. Berkas berikut tidak dapat dibaca sebagai berita.", en: "{n} articles were accepted. These files could not be read as news." },
  nothingDropped: { id: "Tidak ada.", en: "None." },
  notesTitle: { id: "Catatan saat membaca", en: "Notes made while reading" },
  noReport: { id: "Direktori graf ini tidak menyimpan laporan pembuatannya.", en: "This graph directory keeps no report of its making." },
  downloads: { id: "Unduhan", en: "Downloads" },
  n_articles: { id: "artikel", en: "articles" },
  n_claims: { id: "klaim", en: "claims" },
  n_facts: { id: "fakta", en: "facts" },
  n_people: { id: "orang", en: "people" },
  n_posts: { id: "jabatan", en: "posts" },
  n_organisations: { id: "organisasi", en: "organisations" },
  n_places: { id: "tempat", en: "places" },
  n_events: { id: "peristiwa", en: "events" },
  n_conflicts: { id: "perbedaan sumber", en: "differences between sources" }
};

// src/app/table.js
init_format();
init_text();

// src/app/columns.js
init_format();
init_terms2();
init_text();
var join = (nodes2, between = ", ") => nodes2.map((node2, k) => [k ? between : "", node2]);
var number = (words, name) => ({ words, value: (row) => row[name], text: (row) => String(row[name]), cell: (row) => formatCount(row[name]) });
var term = (words, name, extra = {}) => ({ words, text: (row) => row[name] ? termName(row[name]) : "", facet: true, ...extra });
var label = (words) => ({ words, text: (row) => row.label, cell: (row) => refLink(row), main: true });
var aliases = { words: "aliases", text: (row) => row.aliases.join("; "), cell: (row) => join(row.aliases.map(bdi)) };
var ref = (words, name) => ({ words, text: (row) => row[name]?.label ?? "", cell: (row) => refLink(row[name], false) });
function periodWords(from, to) {
  if (!from && !to) return "";
  return from === to || !to ? formatDate(from) : `${from ? formatDate(from) : ""} \u2013 ${formatDate(to)}`;
}
var flags = (row) => [row.acting && t("acting"), row.former && t("former")].filter(Boolean).join(", ");
var withPeriod = (item, from, to) => [item, [flags(item), periodWords(from, to)].filter(Boolean).join(", ")];
function timed(list) {
  return list.map(([item, words]) => el("span", { class: "entry" }, refLink(item, false), words ? el("small", {}, ` ${words}`) : ""));
}
var timedText = (list) => list.map(([item, words]) => words ? `${item.label} (${words})` : item.label).join("; ");
var postsOf = (row) => row.posts.map((post) => withPeriod(post, post.from, post.to));
var holdersOf = (row) => row.tenures.map((tenure) => withPeriod({ ...tenure.person, acting: tenure.acting, former: tenure.former }, tenure.start ?? tenure.first, tenure.end ?? tenure.last));
var rolesText = (row) => Object.entries(row.roles).map(([role, refs]) => `${termName(role)}: ${refs.map((filler) => filler.label).join(", ")}`).join("; ");
function roleCells(row) {
  return Object.entries(row.roles).map(([role, refs]) => el("span", { class: "entry" }, el("small", {}, `${termName(role)} `), join(refs.map((filler) => refLink(filler, false)))));
}
var amountWords = (amount) => `${amount.text} ${[amount.kind_text ?? (amount.kind && termName(amount.kind)), amount.stage && termName(amount.stage)].filter(Boolean).join(", ")}`;
var eventColumns = [
  { words: "date", text: (row) => row.date?.start ?? "", cell: (row) => dateWords(row.date), end: (row) => row.date?.end ?? "" },
  { words: "event1", text: (row) => eventName(row.label), cell: (row) => [typeMark(row.type), entityLinkTo(row.id, eventName(row.label))], main: true },
  term("kind", "type"),
  term("status", "status"),
  { words: "roles", text: rolesText, cell: roleCells },
  ref("place1", "place"),
  { words: "amounts", text: (row) => row.amounts.map(amountWords).join("; "), value: (row) => Number(row.amounts.find((amount) => amount.kind === "gg:total")?.value ?? row.amounts[0]?.value ?? -1), cell: (row) => row.amounts.map((amount) => el("span", { class: "entry" }, bdi(amount.text), el("small", {}, amountWords(amount).slice(amount.text.length)))) },
  number("sourceCount", "sources")
];
var valueCells = (row) => row.values.map((value) => el("span", { class: "entry" }, bdi(value.text), el("small", {}, ` ${t("times", { n: formatCount(value.sources.length) })}: `, join(value.sources.map((key, k) => el("a", { href: articleAddress(key), "aria-label": `${t("article")} ${k + 1}` }, String(k + 1)))))));
var conflictColumns = [
  { words: "about", text: (row) => row.about.label, cell: (row) => [groupIcon(groupOf(row.about.id)), refLink(row.about, false)], main: true },
  { words: "differsOn", text: (row) => termName(row.predicate), facet: true },
  { words: "values", text: (row) => row.values.map((value) => `${value.text} (${value.sources.length})`).join("; "), cell: valueCells },
  { words: "latest", text: (row) => row.latest ?? "" }
];
var TABLES2 = {
  people: [label("person1"), { words: "posts", text: (row) => timedText(postsOf(row)), cell: (row) => timed(postsOf(row)) }, aliases, number("eventCount", "events"), number("articleCount", "articles"), number("claimCount", "claims")],
  posts: [label("post1"), ref("postOf", "of"), { words: "holders", text: (row) => timedText(holdersOf(row)), cell: (row) => timed(holdersOf(row)) }, number("holderCount", "holders")],
  events: eventColumns,
  conflicts: conflictColumns,
  organisations: [label("organisation1"), term("kind", "type"), ref("place1", "place"), aliases, number("eventCount", "events"), number("articleCount", "articles"), number("claimCount", "claims")],
  places: [label("place1"), term("kind", "kind"), { words: "code", text: (row) => row.code ?? "" }, number("eventCount", "events"), number("articleCount", "articles"), number("claimCount", "claims")]
};
function withTenures(posts, tenures) {
  const of = /* @__PURE__ */ new Map();
  for (const tenure of tenures) {
    if (tenure.post && tenure.person) of.set(tenure.post.id, [...of.get(tenure.post.id) ?? [], tenure]);
  }
  const start3 = (tenure) => tenure.start ?? tenure.first ?? "";
  return posts.map((post) => ({ ...post, tenures: (of.get(post.id) ?? []).sort((a, b) => start3(a).localeCompare(start3(b)) || a.id.localeCompare(b.id)) }));
}

// src/app/csv.js
var harmless = (text) => /^[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
var cell = (value) => {
  const text = harmless(String(value ?? ""));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
var toCsv = (header2, lines3) => `${[header2, ...lines3].map((line) => line.map(cell).join(",")).join("\r\n")}\r
`;
function downloadCsv(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1e3);
}

// src/app/sieve.js
var texts = /* @__PURE__ */ new WeakMap();
function searchable(row, columns2) {
  if (!texts.has(row)) texts.set(row, plain(columns2.map((column) => column.text(row)).join("\n")));
  return texts.get(row);
}
var collator = new Intl.Collator("id", { numeric: true, sensitivity: "base" });
function filterRows(rows3, columns2, query, facets = {}) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const wanted = Object.entries(facets).filter(([, value]) => value);
  if (!words.length && !wanted.length) return rows3;
  return rows3.filter((row) => {
    if (wanted.some(([k, value]) => columns2[k].text(row) !== value)) return false;
    if (!words.length) return true;
    return words.every((word) => searchable(row, columns2).includes(word));
  });
}
function sortRows(rows3, columns2, k, descending) {
  const column = columns2[k];
  if (!column) return rows3;
  const sign = descending ? -1 : 1;
  if (column.value) return [...rows3].sort((a, b) => sign * (column.value(a) - column.value(b)));
  const keyed = rows3.map((row) => [column.text(row), row]);
  keyed.sort(([a], [b]) => a === "" || b === "" ? (a === "") - (b === "") : sign * collator.compare(a, b));
  return keyed.map(([, row]) => row);
}
function facetValues(rows3, column) {
  const counts3 = /* @__PURE__ */ new Map();
  for (const row of rows3) {
    const value = column.text(row);
    if (value) counts3.set(value, (counts3.get(value) ?? 0) + 1);
  }
  return [...counts3].sort((a, b) => b[1] - a[1] || collator.compare(a[0], b[0]));
}

// src/app/table.js
var PAGE2 = 100;
var NAMES = { people: "person", posts: "post", events: "event", conflicts: "conflicts", organisations: "organisation", places: "place" };
var TableView = class {
  constructor(summary2) {
    this.summary = summary2;
    this.rows = [];
  }
  read(rest, params) {
    const name = TABLES2[rest] ? rest : "people";
    const changed2 = name !== this.name;
    this.name = name;
    this.columns = TABLES2[name];
    this.query = params.get("cari") ?? "";
    const order = params.get("urut") ?? "";
    this.descending = order.startsWith("-");
    this.order = this.columns.findIndex((column) => column.words === order.replace(/^-/, ""));
    this.page = Math.max(Number.parseInt(params.get("hal") ?? "1", 10) || 1, 1);
    this.facets = {};
    this.columns.forEach((column, k) => {
      if (column.facet && params.get(column.words)) this.facets[k] = params.get(column.words);
    });
    this.chosen = params.get("pilih");
    return changed2;
  }
  params() {
    const order = this.order < 0 ? null : `${this.descending ? "-" : ""}${this.columns[this.order].words}`;
    const facets = Object.fromEntries(Object.entries(this.facets).map(([k, value]) => [this.columns[k].words, value]));
    return { cari: this.query, urut: order, hal: this.page > 1 ? this.page : null, ...facets, pilih: this.chosen };
  }
  write() {
    keepState("tabel", this.name, this.params());
  }
  open(container2) {
    this.aside = makeAside((id) => this.choose(id));
    this.head = el("div", {});
    this.controls = el("div", { class: "controls" });
    this.state = el("p", { class: "meta", role: "status" });
    this.scroll = el("div", { class: "scroll", tabindex: "0", role: "region" });
    this.pager = el("nav", { class: "pager" });
    catchLinks(this.scroll, (id) => this.choose(id));
    const body = el("div", { class: "body" }, lead(t("tableTitle"), t("tableLead")), this.head, this.controls, this.state, this.scroll, this.pager);
    container2.replaceChildren(el("div", { class: "split wide" }, body, this.aside.node));
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
      const take = (rows3, done) => {
        if (this.name !== name) return;
        this.rows = tenures ? withTenures(rows3, tenures) : rows3;
        this.ready = done;
        if (done) this.drawFacets();
        this.refresh();
      };
      take(await loadTable(name, (rows3) => take(rows3, false)), true);
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
    this.head.replaceChildren(el("nav", { class: "subtabs", "aria-label": t("tableTitle") }, Object.keys(TABLES2).map(tab)));
    this.scroll.setAttribute("aria-label", t(NAMES[this.name]));
  }
  drawControls() {
    const search = el("input", { type: "search", value: this.query, maxlength: 200, oninput: () => {
      this.query = search.value;
      this.changed();
    } });
    this.facetFields = el("div", { class: "fields" });
    this.drawFacets();
    this.controls.replaceChildren(el("label", { class: "field" }, el("span", {}, t("filterTable")), search), this.facetFields, el("button", { class: "tool", id: "csv", onclick: () => this.saveCsv() }, t("saveCsv")));
  }
  drawFacets() {
    const fields = this.columns.map((column, k) => {
      const values = column.facet ? facetValues(this.rows, column) : [];
      if (values.length < 2) return null;
      const options = [["", t("all")], ...values.map(([value, n]) => [value, `${value} (${formatCount(n)})`])];
      return dropDown(t(column.words), options, this.facets[k] ?? "", (value) => {
        this.facets[k] = value;
        this.changed();
      });
    });
    this.facetFields.replaceChildren(...fields.filter(Boolean));
  }
  shown() {
    return sortRows(filterRows(this.rows, this.columns, this.query, this.facets), this.columns, this.order, this.descending);
  }
  refresh() {
    const rows3 = this.shown();
    const pages = Math.max(Math.ceil(rows3.length / PAGE2), 1);
    this.page = Math.min(this.page, pages);
    const visible2 = rows3.slice((this.page - 1) * PAGE2, this.page * PAGE2);
    this.state.textContent = this.ready ? t("rowsShown", { n: formatCount(rows3.length), total: formatCount(this.rows.length) }) : t("loadingRows", { n: formatCount(this.rows.length) });
    this.scroll.replaceChildren(el("table", { "data-rows": rows3.length }, el("thead", {}, el("tr", {}, this.columns.map((column, k) => this.heading(column, k)))), el("tbody", {}, visible2.map((row) => this.row(row)))));
    if (!rows3.length && this.ready) this.scroll.append(el("p", { class: "none" }, t(this.rows.length ? "noMatch" : "emptyTable")));
    this.drawPager(pages);
  }
  heading(column, k) {
    const sorted = k === this.order ? this.descending ? "descending" : "ascending" : null;
    const sort = () => {
      this.descending = sorted === null ? Boolean(column.value) : !this.descending;
      this.order = k;
      this.changed();
      this.scroll.querySelectorAll("th button")[k].focus();
    };
    const arrow2 = sorted ? this.descending ? " \u25BC" : " \u25B2" : " \u2195";
    return el("th", { scope: "col", "aria-sort": sorted, class: column.value ? "number" : null }, el("button", { onclick: sort }, t(column.words), el("span", { class: sorted ? "" : "faint", "aria-hidden": "true" }, arrow2)));
  }
  row(row) {
    const cells = this.columns.map((column) => el(column.main ? "th" : "td", { scope: column.main ? "row" : null, class: column.value ? "number" : null, "data-name": t(column.words) }, column.cell ? column.cell(row) : column.text(row)));
    return el("tr", {}, cells);
  }
  drawPager(pages) {
    const go2 = (page) => {
      this.page = page;
      this.write();
      this.refresh();
      this.scroll.scrollIntoView({ block: "start" });
    };
    const button = (words, page, able) => el("button", { class: "tool", disabled: !able, onclick: () => go2(page) }, words);
    this.pager.hidden = pages < 2;
    this.pager.setAttribute("aria-label", t("pages"));
    this.pager.replaceChildren(button(`\u2190 ${t("previous")}`, this.page - 1, this.page > 1), el("span", {}, t("pageOf", { page: formatCount(this.page), pages: formatCount(pages) })), button(`${t("next")} \u2192`, this.page + 1, this.page < pages));
  }
  /** What is shown, all pages of it, with identifiers. */
  saveCsv() {
    const header2 = ["id", ...this.columns.map((column) => t(column.words))];
    downloadCsv(`govgraph-${this.name}.csv`, toCsv(header2, this.shown().map((row) => [row.id, ...this.columns.map((column) => column.text(row))])));
  }
};
async function openTable(container2, params, { rest, summary: summary2 }) {
  const view = new TableView(summary2);
  view.read(rest, params);
  view.open(container2);
  await view.start();
  return {
    follow(next, { rest: nextRest }) {
      if (view.read(nextRest, next)) return view.start();
      view.drawControls();
      view.refresh();
      return view.aside.show(view.chosen);
    }
  };
}

// src/app/timeline.js
init_format();
init_terms2();
init_text();

// src/app/timescale.js
var yearOf = (event) => event.date?.start?.slice(0, 4) ?? null;
var monthOf = (event) => event.date?.start?.length >= 7 ? event.date.start.slice(0, 7) : null;
var monthNumber = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
var monthName = (number2) => `${String(Math.floor(number2 / 12)).padStart(4, "0")}-${String(number2 % 12 + 1).padStart(2, "0")}`;
var MOST_MONTHS = 96;
var MOST_COLUMNS = 120;
function columns(events) {
  const months2 = events.map((event) => event.date?.start).filter((day) => /^\d{4}/.test(day ?? "")).map((day) => day.length >= 7 ? day.slice(0, 7) : `${day}-01`).sort();
  if (!months2.length) return [];
  const [first, last] = [monthNumber(months2[0]), monthNumber(months2.at(-1))];
  if (last - first < MOST_MONTHS) return Array.from({ length: last - first + 1 }, (_, k) => monthName(first + k));
  const years = [Math.floor(first / 12), Math.floor(last / 12)];
  if (years[1] - years[0] < MOST_COLUMNS) return Array.from({ length: years[1] - years[0] + 1 }, (_, k) => String(years[0] + k).padStart(4, "0"));
  return [...new Set(months2.map((month) => month.slice(0, 4)))];
}
function within(event, first, last) {
  const { start: start3, end } = event.date ?? {};
  if (!start3) return false;
  const [low, high] = [start3.slice(0, first.length), (end ?? start3).slice(0, last.length)];
  const reach = high.length < last.length ? `${high}-12` : high;
  return low <= last && reach >= first;
}
function columnOf(event, names2) {
  const start3 = event.date?.start;
  if (!start3 || !names2.length) return null;
  const length = names2[0].length;
  const name = start3.length >= length ? start3.slice(0, length) : `${start3}-01`;
  return names2.includes(name) ? name : null;
}
function tally(events, names2) {
  const counts3 = new Map(names2.map((name) => [name, /* @__PURE__ */ new Map()]));
  for (const event of events) {
    const column = counts3.get(columnOf(event, names2));
    if (column) column.set(event.type, (column.get(event.type) ?? 0) + 1);
  }
  return counts3;
}
function chapters(events, newest2) {
  const sign = newest2 ? -1 : 1;
  const dated = events.filter((event) => event.date?.start);
  const order = (a, b) => sign * a.date.start.localeCompare(b.date.start) || a.id.localeCompare(b.id);
  const found = [];
  for (const event of [...dated].sort(order)) {
    if (found.at(-1)?.year !== yearOf(event)) found.push({ year: yearOf(event), months: [] });
    const { months: months2 } = found.at(-1);
    if (months2.at(-1)?.month !== monthOf(event) || !months2.length) months2.push({ month: monthOf(event), events: [] });
    months2.at(-1).events.push(event);
  }
  const undated2 = events.filter((event) => !event.date?.start);
  return undated2.length ? [...found, { year: null, months: [{ month: null, events: undated2 }] }] : found;
}

// src/app/timeline.js
var SHOWN = 200;
var CROWDED = 25;
var Timeline = class {
  constructor(events, provinces) {
    this.events = events;
    this.names = columns(events);
    const counts3 = /* @__PURE__ */ new Map();
    for (const { type } of events) counts3.set(type, (counts3.get(type) ?? 0) + 1);
    this.typeCounts = [...counts3].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
    this.provinces = provinces;
    this.people = /* @__PURE__ */ new Map();
    for (const ref2 of events.flatMap((event) => Object.values(event.roles).flat())) if (ref2.id?.startsWith("person/")) this.people.set(ref2.id, ref2.label);
  }
  read(params) {
    const wanted = params.get("jenis")?.split(",");
    this.types = new Set(this.typeCounts.map(([type]) => type).filter((type) => !wanted || wanted.includes(type)));
    this.person = params.get("orang");
    this.province = params.get("provinsi") ?? "";
    this.newest = params.get("urut") !== "lama";
    const at2 = (name, fallback) => this.names.includes(params.get(name)) ? this.names.indexOf(params.get(name)) : fallback;
    this.range = [at2("dari", 0), at2("sampai", this.names.length - 1)];
    this.chosen = params.get("pilih");
    this.most = SHOWN;
  }
  get whole() {
    return this.range[0] === 0 && this.range[1] === this.names.length - 1;
  }
  write() {
    keepState("linimasa", "", {
      jenis: this.types.size === this.typeCounts.length ? null : [...this.types].join(",") || "-",
      orang: this.person,
      provinsi: this.province,
      urut: this.newest ? null : "lama",
      dari: this.whole ? null : this.names[this.range[0]],
      sampai: this.whole ? null : this.names[this.range[1]],
      pilih: this.chosen
    });
  }
  open(container2) {
    this.aside = makeAside((id) => this.choose(id));
    this.controls = el("div", { class: "controls" });
    this.axis = el("div", { class: "axis", "aria-hidden": "true" });
    this.slider = el("div", {});
    this.count = el("p", { class: "meta", role: "status" });
    this.list = el("div", { class: "chapters" });
    catchLinks(this.list, (id) => this.choose(id));
    const body = el("div", { class: "body" }, lead(t("timeTitle"), t("timeLead")), this.controls, this.axis, this.slider, this.count, this.list);
    container2.replaceChildren(el("div", { class: "split" }, body, this.aside.node));
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
      dropDown(t("province"), provinces, this.province, (value) => {
        this.province = value;
        this.changed();
      }),
      dropDown(t("order"), [["baru", t("newestFirst")], ["lama", t("oldestFirst")]], this.newest ? "baru" : "lama", (value) => {
        this.newest = value === "baru";
        this.changed();
      })
    );
  }
  personField() {
    if (this.person) {
      const clear = el("button", { class: "chip", onclick: () => {
        this.person = null;
        this.drawControls();
        this.changed();
      } }, bdi(this.people.get(this.person) ?? this.person), el("span", { "aria-hidden": "true" }, " \u2715"), el("span", { class: "away" }, t("remove")));
      return el("div", { class: "field" }, el("span", {}, t("person1")), clear);
    }
    const input = el("input", { type: "text", role: "combobox", autocomplete: "off", maxlength: 100, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "people-found", placeholder: t("anyPerson") });
    const list = el("ul", { id: "people-found", role: "listbox", class: "found", "aria-label": t("person"), hidden: true });
    const names2 = [...this.people].map(([id, label2]) => ({ id, label: label2, text: plain(label2) }));
    const find = (query) => query.trim() ? names2.filter(({ text }) => plain(query).split(/\s+/).every((word) => text.includes(word))).slice(0, LIMIT) : [];
    combobox(input, list, { find, row: ({ label: label2 }) => [bdi(label2)], choose: ({ id }) => {
      this.person = id;
      this.drawControls();
      this.changed();
    } });
    return el("label", { class: "field search" }, el("span", {}, t("person1")), input, list);
  }
  drawSlider() {
    if (this.names.length < 2) return this.slider.replaceChildren();
    this.span = span(t("time"), this.names, this.range, formatDate, (a, b) => {
      this.range = [a, b];
      this.changed();
    });
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
    const counts3 = tally(events, this.names);
    const most = Math.max(...[...counts3.values()].map((types) => [...types.values()].reduce((a, b) => a + b, 0)), 1);
    const columnsDrawn = this.names.map((name, k) => this.column(name, k, counts3.get(name), most));
    this.axis.replaceChildren(...columnsDrawn);
  }
  column(name, k, types, most) {
    const total = [...types.values()].reduce((a, b) => a + b, 0);
    const parts = this.typeCounts.filter(([type]) => types.has(type)).map(([type]) => {
      const part = el("span", { class: `part ${typeClass(type)}` });
      part.style.height = `${90 * types.get(type) / most}px`;
      return part;
    });
    const inside = k >= this.range[0] && k <= this.range[1];
    const pick = () => {
      this.range = this.range[0] === k && this.range[1] === k ? [0, this.names.length - 1] : [k, k];
      this.span?.set(...this.range);
      this.changed();
    };
    const year = name.endsWith("-01") || name.length === 4 || k === 0 ? el("span", { class: "year" }, name.slice(0, 4)) : null;
    return el("div", { class: `column ${inside ? "in" : "out"}${total ? " full" : ""}`, title: `${formatDate(name)}: ${formatCount(total)}`, onclick: pick }, parts, year);
  }
  drawList(shown) {
    let left = this.most;
    const parts = [];
    for (const chapter of chapters(shown, this.newest)) {
      if (left <= 0) break;
      const months2 = [];
      for (const month of chapter.months) {
        if (left <= 0) break;
        months2.push(this.month(month));
        left -= Math.min(month.events.length, CROWDED);
      }
      parts.push(el("section", { class: "chapter" }, el("h3", {}, chapter.year ?? t("noDate")), months2));
    }
    const more = left <= 0 ? el("button", { class: "tool", onclick: () => {
      this.most += 5 * SHOWN;
      this.drawList(shown);
    } }, t("showMore")) : "";
    this.list.replaceChildren(...shown.length ? [...parts, more] : [el("p", {}, t("noEvents"))]);
    this.markChosen();
  }
  month({ month, events }) {
    const list = el("ol", { class: "moments" }, events.slice(0, CROWDED).map((event) => this.moment(event)));
    const rest = events.slice(CROWDED);
    const more = rest.length ? el("button", { class: "plain", onclick: () => {
      list.append(...rest.map((event) => this.moment(event)));
      more.remove();
    } }, t("more", { n: formatCount(rest.length) })) : null;
    return el("div", { class: "month" }, month ? el("h4", {}, formatDate(month), el("span", { class: "meta" }, ` ${formatCount(events.length)}`)) : null, list, more);
  }
  moment(event) {
    const sums = event.amounts.filter((amount) => amount.kind === "gg:total").slice(0, 1).map((amount) => amount.text);
    const told = [termName(event.type), event.status && event.status !== "gg:held" ? termName(event.status) : null, event.venue ?? event.place?.label, ...sums].filter(Boolean);
    return el(
      "li",
      { class: `moment ${typeClass(event.type)}`, "data-id": event.id },
      el("span", { class: "when" }, dateWords(event.date)),
      entityLinkTo(event.id, eventName(event.label)),
      el("span", { class: "meta" }, told.map((words, k) => [k ? " \xB7 " : "", bdi(words)]))
    );
  }
  markChosen() {
    for (const item of this.list.querySelectorAll("li[data-id]")) item.classList.toggle("chosen", item.dataset.id === this.chosen);
  }
};
async function openTimeline(container2, params) {
  const [events, geo] = await Promise.all([loadTable("events"), load("api/geo.json")]);
  const used = new Set(events.flatMap((event) => event.province_ids));
  const provinces = new Map(geo.provinces.features.map(({ properties: { id, name } }) => [id, name]).filter(([id]) => used.has(id)));
  const view = new Timeline(events, provinces);
  view.read(params);
  view.open(container2);
  return { follow(next) {
    view.read(next);
    view.draw();
  } };
}

// src/app/main.js
var TABS = { graf: openGraph, peta: openMap, linimasa: openTimeline, tabel: openTable, sparql: openSparql, artikel: openArticles, mutu: openQuality };
var HIDDEN = { entitas: openEntity };
var container = document.getElementById("app");
var summary = null;
var current = { tab: null, view: null };
var header = el("header", { class: "top" });
var tabs = el("nav", { class: "tabs" });
function drawHeader() {
  const input = el("input", { id: "search", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", maxlength: 200, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "found", "aria-label": t("search"), placeholder: t("search") });
  const list = el("ul", { id: "found", role: "listbox", "aria-label": t("found"), hidden: true });
  startFinder(input, list, (id) => {
    location.hash = current.tab === "graf" ? `#${idPath(id)}` : entityAddress(id);
  });
  const theme2 = el("button", { class: "tool", id: "theme", onclick: () => {
    switchTheme();
    theme2.textContent = themeWord();
    current.view?.repaint?.();
  } }, themeWord());
  const language2 = el("button", { class: "tool", id: "language", lang: currentLanguage() === "id" ? "en" : "id", title: t("languageHint"), onclick: changeLanguage }, t("language"));
  header.replaceChildren(
    el("h1", { class: "brand" }, el("a", { href: "#/graf" }, el("span", { class: "mark", "aria-hidden": "true" }), "govgraph")),
    el("p", { class: "tagline" }, t("tagline")),
    el("div", { class: "search", role: "search" }, input, list),
    el("div", { class: "tools" }, language2, theme2)
  );
}
function drawTabs() {
  tabs.setAttribute("aria-label", t("tabs"));
  tabs.replaceChildren(...Object.keys(TABS).map((tab) => el("a", { href: addressOf(tab), "aria-current": tab === current.tab ? "page" : null, title: t(`tab_${tab}_hint`) }, t(`tab_${tab}`))));
}
async function changeLanguage() {
  setLanguage(currentLanguage() === "id" ? "en" : "id");
  kept.set("language", currentLanguage());
  drawHeader();
  drawTabs();
  document.getElementById("language").focus();
  if (current.view?.retell) current.view.retell();
  else await reopen();
}
var turn = 0;
async function follow2() {
  const { tab, rest, params } = parseAddress(location.hash);
  const open = TABS[tab] ?? HIDDEN[tab];
  if (!open || rest === null) return sayUnknown();
  if (tab !== current.tab || !current.view) return reopen();
  await current.view.follow(params, { rest });
  return markReady();
}
function markReady() {
  document.documentElement.dataset.ready = "true";
  container.dataset.shows = location.hash;
}
async function reopen() {
  const { tab, rest, params } = parseAddress(location.hash);
  const mine = turn += 1;
  current.view?.close?.();
  current = { tab, view: null };
  drawTabs();
  container.className = `tab-${tab}`;
  document.title = `${t(`tab_${tab}`)} \xB7 govgraph`;
  const inside = el("div", { class: "view" });
  container.replaceChildren(waiting(), inside);
  try {
    const view = await (TABS[tab] ?? HIDDEN[tab])(inside, params, { rest, summary });
    if (mine !== turn) return view.close?.();
    current.view = view;
    container.firstElementChild.remove();
  } catch (error) {
    if (mine === turn) container.replaceChildren(failure(error, reopen));
  }
  return markReady();
}
function sayUnknown() {
  current = { tab: null, view: null };
  drawTabs();
  container.className = "";
  container.replaceChildren(el("p", { class: "differs", role: "status" }, t("unknown")), el("p", {}, el("a", { href: "#/graf" }, t("toStart"))));
  markReady();
}
function pageKey(event) {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable], [role=textbox]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  document.getElementById("search").focus();
}
async function start2() {
  addStrings(strings_default2);
  setLanguage(kept.get("language") ?? "id");
  startTheme();
  for (const link of document.querySelectorAll("link[rel=stylesheet][href$='pages.css']")) link.disabled = true;
  document.body.classList.add("app");
  const skip = el("a", { class: "skip", href: "#app", onclick: (event) => {
    event.preventDefault();
    container.focus();
  } }, t("skipToContent"));
  container.tabIndex = -1;
  container.before(skip, header, tabs);
  container.replaceChildren(waiting());
  try {
    summary = await loadSummary();
  } catch (error) {
    return container.replaceChildren(failure(error, () => location.reload()));
  }
  learnTerms(summary.terms);
  drawHeader();
  drawTabs();
  window.addEventListener("hashchange", follow2);
  document.addEventListener("keydown", pageKey);
  return follow2();
}
start2();
