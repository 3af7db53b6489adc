(() => {
  var __defProp = Object.defineProperty;
  var __export = (target, all) => {
    for (var name in all)
      __defProp(target, name, { get: all[name], enumerable: true });
  };

  // src/data.js
  var data_exports = {};
  __export(data_exports, {
    GROUPS: () => GROUPS,
    ONE_VALUE: () => ONE_VALUE,
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
    nameOf: () => nameOf,
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

  // src/source.js
  var given = null;
  var payload = () => given ?? JSON.parse(document.getElementById("data").textContent);

  // src/terms.json
  var terms_default = {
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

  // src/strings.json
  var strings_default = {
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

  // src/text.js
  var LANGUAGES = ["id", "en"];
  var language = "id";
  var currentLanguage = () => language;
  function setLanguage(wanted) {
    language = LANGUAGES.includes(wanted) ? wanted : "id";
    document.documentElement.lang = language;
  }
  function t(key, values = {}, of = language) {
    return strings_default[key][of].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }
  var other = (key) => t(key, {}, language === "id" ? "en" : "id");
  function translateTemplate() {
    for (const node of document.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
    for (const node of document.querySelectorAll("[data-label]")) {
      node.setAttribute("aria-label", t(node.dataset.label));
      if (node.tagName === "INPUT") node.placeholder = t(node.dataset.label);
      if (node.tagName === "BUTTON") node.title = t(node.dataset.label);
    }
  }
  function el(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === false || value === void 0) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else node.setAttribute(name, value === true ? "" : String(value));
    }
    if (tag === "button") node.type = "button";
    node.append(...children.flat(Infinity).filter((child) => child !== null && child !== void 0 && child !== ""));
    return node;
  }
  var bdi = (text) => el("bdi", {}, text);

  // src/terms.js
  var known = /* @__PURE__ */ Object.create(null);
  var learnTerms = (labels) => Object.assign(known, labels);
  var isTerm = (term) => term in known || term in terms_default;
  function termName(term) {
    const label = known[term] ?? terms_default[term];
    if (label?.id || label?.en) return label[currentLanguage()] ?? label.id ?? label.en;
    const name = term.slice(term.indexOf(":") + 1);
    return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  }

  // src/data.js
  var raw = payload();
  learnTerms(raw.terms);
  var { counts, entities, facts, claims, rules, articles, lines, network, opened } = raw;
  var GROUPS = ["person", "post", "organisation", "place", "event"];
  var byId = new Map(entities.map((entity, i) => [entity.id, i]));
  var linesOfNode = /* @__PURE__ */ new Map();
  var factsOfSubject = /* @__PURE__ */ new Map();
  var factsOfObject = /* @__PURE__ */ new Map();
  var lineByEnds = /* @__PURE__ */ new Map();
  var push = (map, key, value) => map.has(key) ? map.get(key).push(value) : map.set(key, [value]);
  lines.forEach((line, i) => {
    push(linesOfNode, line.from, i);
    push(linesOfNode, line.to, i);
    lineByEnds.set(`${line.from} ${line.to}`, i);
  });
  facts.forEach(([subject, , object], i) => {
    push(factsOfSubject, subject, i);
    if (object >= 0) push(factsOfObject, object, i);
  });
  var nodeOf = (id) => isNode(byId.get(id)) ? byId.get(id) : void 0;
  var isNode = (i) => i !== void 0 && entities[i].group !== "";
  var linesOf = (i) => linesOfNode.get(i) ?? [];
  var lineBetween = (from, to) => lineByEnds.get(`${from} ${to}`);
  var factsOf = (i) => factsOfSubject.get(i) ?? [];
  var otherEnd = (line, i) => line.from === i ? line.to : line.from;
  var neighboursOf = (i) => [...new Set(linesOf(i).map((line) => otherEnd(lines[line], i)))];
  var nodeCount = network.nodes.length;
  function typeName(entity) {
    const i = byId.get(entity.id);
    const told = factsOf(i).map((f) => facts[f]).find(([, predicate]) => predicate === "rdf:type")?.[3];
    const known2 = (entity.reference ?? []).find(([predicate]) => predicate === "rdf:type")?.[2];
    const name = told?.[0] ?? known2?.[0] ?? `gg:${entity.type}`;
    return isTerm(name) ? termName(name) : t(`${entity.group}1`);
  }
  var DATE_AT_END = /\s(\d{4})(-\d{2}){0,2}$/;
  function nameOf(i) {
    const { group, label } = entities[i];
    if (group !== "event") return label;
    const bare = label.replace(DATE_AT_END, "") || label;
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
  var claimsOfLine = (line) => [...new Set(line.parts.flatMap(([, , used]) => used.flatMap((i) => facts[i][4])))];
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
  var sourceCount = (used) => new Set(articlesOf(used).map((i) => articles[i].copy ?? i)).size;
  function articlesOf(used) {
    const found = [...new Set(used.map((claim) => claims[claim][0]))];
    return found.sort((a, b) => (articles[b].published ?? "").localeCompare(articles[a].published ?? "") || a - b);
  }
  var ONE_VALUE = /* @__PURE__ */ new Set(["schema:startDate", "schema:endDate", "gg:status"]);
  var SINGLE = /* @__PURE__ */ new Set(["gg:sender", "gg:host", "gg:leader", "schema:location", "gg:place"]);

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
  var SCALES = [
    [1e12, { id: "triliun", en: "trillion" }],
    [1e9, { id: "miliar", en: "billion" }],
    [1e6, { id: "juta", en: "million" }]
  ];
  function scaledMoney(value, currency, digits) {
    const locale = currentLanguage() === "id" ? "id-ID" : "en-GB";
    const [size, word] = SCALES.find(([least]) => Number(value) >= least) ?? [];
    if (!size) return formatExactMoney(value, currency);
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(Number(value) / size);
    return `${currency === "IDR" ? "Rp" : `${currency} `}${number} ${word[currentLanguage()]}`;
  }
  function formatMoney(value, currency) {
    const [size] = SCALES.find(([least]) => Number(value) >= least) ?? [1];
    return /^\d+$/.test(value) && BigInt(value) % BigInt(size / 1e5 || 1) === 0n ? scaledMoney(value, currency, 5) : formatExactMoney(value, currency);
  }
  var formatRoundMoney = (value, currency) => scaledMoney(value, currency, 3);
  function formatExactMoney(value, currency) {
    const locale = currentLanguage() === "id" ? "id-ID" : "en-GB";
    const digits = /^\d+$/.test(value) ? new Intl.NumberFormat(locale).format(BigInt(value)) : value;
    return `${currency === "IDR" ? "Rp" : `${currency} `}${digits}`;
  }
  var formatCount = (n) => new Intl.NumberFormat(currentLanguage() === "id" ? "id-ID" : "en-GB").format(n);
  function safeUrl(address) {
    if (!URL.canParse(address ?? "")) return null;
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  }

  // src/labels.js
  var FACE = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
  var WRAP = 24;
  var MOST = 140;
  var FROM_AFAR = 28;
  var SMALL = 6;
  var rowsOf = /* @__PURE__ */ new Map();
  var widths = /* @__PURE__ */ new Map();
  function wrap(text) {
    if (rowsOf.has(text)) return rowsOf.get(text);
    const rows2 = [""];
    for (const word of text.split(/\s+/)) {
      const row2 = rows2[rows2.length - 1];
      if (row2 && row2.length + word.length + 1 > WRAP) rows2.push(word);
      else rows2[rows2.length - 1] = row2 ? `${row2} ${word}` : word;
    }
    if (rows2.length > 2) rows2.splice(1, rows2.length, `${rows2[1].slice(0, WRAP - 1)}\u2026`);
    const fitted = rows2.map((row2) => row2.length > WRAP + 8 ? `${row2.slice(0, WRAP + 7)}\u2026` : row2);
    rowsOf.set(text, fitted);
    return fitted;
  }
  function widthOf(pen, row2) {
    if (!widths.has(row2)) widths.set(row2, pen.measureText(row2).width);
    return widths.get(row2);
  }
  var Taken = class {
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
  function write(pen, scale, taken, text, places, { size, bold, dim, theme: theme2, view }) {
    const rows2 = wrap(text);
    const height = rows2.length * size * 1.2;
    const width = Math.max(...rows2.map((row2) => widthOf(pen, row2))) * size * (bold ? 1.06 : 1) / 12;
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
    rows2.forEach((row2, r) => {
      const y = (box2.y1 + (r + 0.5) * size * 1.2) / scale;
      pen.strokeText(row2, x, y);
      pen.fillText(row2, x, y);
    });
    pen.font = `12px ${FACE}`;
    return true;
  }
  function around(node, scale) {
    const [x, y, r] = [node.x * scale, node.y * scale, node.size * scale];
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
    const name = (node) => {
      const main = rank(node) === 0 || node.size >= 26;
      const dim = marked2.size > 0 && rank(node) === 2;
      if (write(pen, scale, taken, nameOf(node.id), around(node, scale), { size: main ? 13.5 : 12, bold: main && !dim, dim, theme: theme2, view })) written += 1;
    };
    order.filter((node) => rank(node) < 2).forEach(name);
    for (const [text, at3] of lineNames) write(pen, scale, taken, text, () => [[at3.x * scale, at3.y * scale - 7]], { size: 11, bold: false, dim: false, theme: theme2, view });
    for (const node of order.filter((other2) => rank(other2) === 2)) {
      if (written >= MOST || marked2.size > 0 && scale < 0.6 || node.size * scale < SMALL && written >= FROM_AFAR) break;
      name(node);
    }
    pen.restore();
  }
  function linesToName(selection2, scale, present) {
    if (selection2?.line !== void 0) return [selection2.line];
    if (selection2?.node !== void 0) return present.filter((i) => lines[i].from === selection2.node || lines[i].to === selection2.node);
    return scale > 0.75 ? present : [];
  }

  // src/filter.js
  var eventTypes = [...new Set(entities.filter((e) => e.group === "event").map((e) => e.type))].sort();
  var spans = lines.map(lineSpan);
  var nodeSpans = entities.map((entity, i) => isNode(i) ? entity.when ?? publishedSpan(claimsOfNode(i)) : null);
  var state = {
    groups: new Set(GROUPS),
    types: new Set(eventTypes),
    time: null,
    // [first month, last month] as "2022-05", or null for all time
    only: null,
    // node whose neighbours alone are shown
    onTable: new Set(Array.from({ length: opened }, (_, i) => i))
    // grows by search and by expanding
  };
  var months = (() => {
    const days = [...nodeSpans, ...spans].flatMap((span) => span ?? []);
    return [...new Set(days.map((day) => day.length === 4 ? `${day}-01` : day.slice(0, 7)))].filter((month) => /^\d{4}-\d{2}$/.test(month)).sort();
  })();
  function eventsPerMonth() {
    const count2 = new Map(months.map((name) => [name, 0]));
    for (const entity of entities) {
      const name = entity.group === "event" && entity.when?.[0].slice(0, 7);
      if (count2.has(name)) count2.set(name, count2.get(name) + 1);
    }
    return count2;
  }
  function inTime(span) {
    if (!state.time || !span) return true;
    const [from, to] = state.time;
    return span[0].slice(0, 7) <= to && (span[1].length === 4 ? `${span[1]}-12` : span[1].slice(0, 7)) >= from;
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

  // src/draw.js
  var css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  var calm = matchMedia("(prefers-reduced-motion: reduce)");
  var CURVE = 0.18;
  var net;
  var nodes;
  var edges;
  var theme;
  var frame;
  var selection = null;
  var marked = /* @__PURE__ */ new Set();
  var hovered = null;
  function readTheme() {
    theme = { name: document.documentElement.dataset.theme, ink: css("--ink"), paper: css("--canvas"), line: css("--line"), strong: css("--strong"), route: css("--event") };
    for (const group of ["person", "post", "organisation", "place", "event"]) theme[group] = css(`--${group}`);
  }
  function lineLabel(line) {
    const [first, ...rest] = line.parts;
    let label = first[0] === "gg:heldPost" ? t("heldPost") : termName(first[0]);
    if (line.events?.length) {
      const sums = [...routeSum(line)].map(([currency, sum]) => formatRoundMoney(sum, currency));
      label = [label, line.events.length > 1 ? `${line.events.length}\xD7` : null, ...sums].filter(Boolean).join(" \xB7 ");
    }
    const others = new Set(rest.map(([predicate]) => predicate).filter((predicate) => predicate !== first[0]));
    return others.size ? `${label} +${others.size}` : label;
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
  var isRoute = (line) => Boolean(line.events?.length) && [line.from, line.to].every((end) => network.nodes[end].group === "place");
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
  var looks = { node: /* @__PURE__ */ new Map(), line: /* @__PURE__ */ new Map() };
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
    const bend = lines[i].events?.length ? CURVE / 2 : 0;
    return { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
  }
  var moved = 0;
  var still = () => performance.now() - moved > 150;
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
  var fit = () => net.fit({ maxZoomLevel: 1.3, animation: false });
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
      nodes: nodes.getIds().map((i) => ({ ...nodeLook(i), ...net.getPosition(i), text: nameOf(i) })),
      edges: edges.getIds().map((i) => ({ ...lineLook(i), a: net.getPosition(lines[i].from), b: net.getPosition(lines[i].to) })),
      canvas: document.querySelector("#canvas canvas")
    };
  }
  var hiddenNeighbours = (i) => neighboursOf(i).filter((other2) => !nodes.get(other2));
  function start(container, { onNode, onLine, onNothing }) {
    readTheme();
    frame = container;
    nodes = new vis.DataSet();
    edges = new vis.DataSet();
    const wanted = visible();
    repaint(wanted);
    net = new vis.Network(container, { nodes, edges }, network.options);
    net.on("click", ({ nodes: [node], edges: [line] }) => {
      if (node !== void 0) onNode(node);
      else if (line !== void 0) onLine(line);
      else onNothing();
    });
    net.on("dragEnd", ({ nodes: moved2 }) => {
      for (const i of moved2) Object.assign(network.nodes[i], net.getPosition(i));
    });
    net.on("afterDrawing", writeNames);
    net.on("zoom", noteMove);
    net.on("dragging", noteMove);
    net.on("hoverNode", ({ node }) => hovered = node);
    net.on("blurNode", () => hovered = null);
    const pointer = (shape2) => () => container.style.cursor = shape2;
    for (const kind of ["Node", "Edge"]) {
      net.on(`hover${kind}`, pointer("pointer"));
      net.on(`blur${kind}`, pointer("default"));
    }
    fit();
    return wanted.nodes.size;
  }

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
  var AROUND = 1200;
  function paragraph(text, spans2) {
    const words = spans2.flatMap((span) => span.slice(2, 4));
    const from = Math.max(0, Math.min(...words) - AROUND);
    const to = Math.min(text.length, Math.max(...words) + AROUND, Math.min(...words) + 4 * AROUND);
    const inside = (offset) => Math.min(Math.max(offset, from), to);
    const cuts = [.../* @__PURE__ */ new Set([from, to, ...spans2.flat().map(inside)])].sort((a, b) => a - b);
    const block = el("blockquote", { class: "paragraph", dir: "auto" }, from > 0 ? "\u2026 " : "");
    for (let k = 0; k + 1 < cuts.length; k += 1) {
      const [start3, end] = [cuts[k], cuts[k + 1]];
      const piece = text.slice(start3, end);
      const inWords = spans2.some((span) => span[2] <= start3 && end <= span[3]);
      const inSentence = spans2.some((span) => span[0] <= start3 && end <= span[1]);
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

  // src/evidence.js
  var articleHead2 = (i) => articleHead(articles[i]);
  function evidence(used) {
    return articlesOf(used).map((article) => {
      const here = used.filter((i) => claims[i][0] === article);
      const places = [...new Set(here.map((i) => claims[i][1]))].sort((a, b) => a - b);
      const spans2 = (place) => here.filter((i) => claims[i][1] === place).map((i) => claims[i].slice(2, 6));
      const quoted = places.map((place) => paragraph(articles[article].paragraphs[place], spans2(place)));
      return source(articleHead2(article), quoted, [...new Set(here.map((i) => rules[claims[i][6]]))]);
    });
  }
  function agreement(used) {
    const n = sourceCount(used);
    return agreementOf(n, articlesOf(used).length - n);
  }
  var disclosure = (used) => used.length ? closed(() => evidence(used)) : null;

  // src/route.js
  var escapePath = (id) => id.split("/").map(encodeURIComponent).join("/");
  var nodeHash = (i) => `#${escapePath(entities[i].id)}`;
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
    const node = nodeOf(id);
    return node === void 0 ? { unknown: true } : { node };
  }

  // src/cards.js
  var { entities: entities2, facts: facts2, lines: lines2 } = data_exports;
  var ROWS = 12;
  var icon = (group) => el("span", { class: `icon ${group}`, "aria-hidden": "true" });
  var nodeLink = (i) => el("a", { class: "node", href: nodeHash(i) }, icon(entities2[i].group), bdi(nameOf(i)));
  function section(title, ...children) {
    const content = children.flat(Infinity).filter(Boolean);
    return content.length ? el("section", {}, el("h3", {}, title), content) : null;
  }
  function rows(items, make) {
    const list = el("ul", { class: "rows" }, items.slice(0, ROWS).map(make));
    if (items.length <= ROWS) return list;
    const more = el("button", { class: "plain", onclick: () => {
      list.append(...items.slice(ROWS).map(make));
      more.remove();
    } }, t("more", { n: formatCount(items.length - ROWS) }));
    return [list, more];
  }
  var lineButton = (i) => el("a", { class: "toline", href: lineHash(i), title: t("evidence"), "aria-label": `${t("evidence")}: ${lineText(lines2[i])}` }, "\u275D");
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
  var UNSAID = /* @__PURE__ */ new Set(["gg:dateBasis", "gg:granularity", "geo:lat", "geo:long", "rdf:type", "foaf:name", "gg:postTitle"]);
  function factList(i) {
    const own = factsOf(i).filter((f) => facts2[f][3] && !UNSAID.has(facts2[f][1])).map((f) => [facts2[f][1], facts2[f][3], facts2[f][4]]);
    const known2 = (entities2[i].reference ?? []).filter(([predicate, object, literal2]) => !UNSAID.has(predicate) && (literal2 || !isNode(object))).map(([predicate, object, literal2]) => [predicate, literal2 ?? [entities2[object].label, "string"], []]);
    const seen = /* @__PURE__ */ new Set();
    const items = [...own, ...known2].filter(([predicate, [text]]) => !seen.has(`${predicate} ${text}`) && seen.add(`${predicate} ${text}`));
    if (!items.length) return null;
    const fits = (a, b) => a.startsWith(b) || b.startsWith(a);
    const disputed = (predicate) => ONE_VALUE.has(predicate) && items.some((a) => items.some((b) => a[0] === predicate && b[0] === predicate && !fits(a[1][0], b[1][0])));
    return el("dl", {}, items.map(([predicate, literal2, used], k) => [
      el("dt", {}, k && items[k - 1][0] === predicate ? "" : predicateName(predicate)),
      el("dd", {}, literalText(literal2), disclosure(used), disputed(predicate) ? el("span", { class: "differs" }, t("disputed")) : null)
    ]));
  }
  function amountRow(amount) {
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
    return section(t("amounts"), differ(amounts) ? el("p", { class: "differs" }, t("amountsDiffer")) : null, rows(amounts, amountRow));
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
  function tenureRow(i, end) {
    const line = lines2[i];
    const words = line.parts.flatMap(([, via]) => tenureWords(via));
    return el("li", {}, nodeLink(line[end]), lineButton(i), el("span", { class: "meta" }, words.join(" \xB7 ")));
  }
  var byDate = (end) => (a, b) => (entities2[lines2[b][end]].when?.[0] ?? "").localeCompare(entities2[lines2[a][end]].when?.[0] ?? "") || a - b;
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
      section(t("posts"), posts.length ? rows(posts, (k) => tenureRow(k, "to")) : null),
      section(t("holders"), holders.length ? rows(holders, (k) => tenureRow(k, "from")) : null),
      section(t("events"), events.length ? rows(events, eventRow) : null),
      section(t(entities2[i].group === "event" ? "roles" : "relations"), others.length ? rows(others, otherRow) : null)
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
  function quoteSection(i) {
    const quotes = quotesOf(i);
    const row2 = ({ text, claims: claims2 }) => el("li", { class: "told" }, el("q", { dir: "auto" }, text), disclosure(claims2));
    return section(t("quotes"), quotes.length ? rows(quotes, row2) : null);
  }
  function nameSection(i) {
    const names2 = factsOf(i).filter((f) => facts2[f][1] === "foaf:name").map((f) => [facts2[f][3][0], facts2[f][4]]);
    if (names2.length < 2) return null;
    return section(t("names"), rows(names2, ([name, used]) => el("li", { class: "told" }, bdi(name), el("span", { class: "meta" }, t("times", { n: formatCount(articlesOf(used).length) })), disclosure(used))));
  }
  function nodeCard(i, actions) {
    const entity = entities2[i];
    const used = claimsOfNode(i);
    return el(
      "div",
      {},
      el("p", { class: "kind" }, icon(entity.group), typeName(entity)),
      el("h2", {}, bdi(nameOf(i))),
      entity.aliases ? el("p", { class: "also" }, `${t("aliases")}: `, entity.aliases.map((name, k) => [k ? ", " : "", bdi(name)])) : null,
      el("div", { class: "buttons" }, actions(hiddenNeighbours(i).length)),
      entity.notes ? el("p", { class: "differs" }, entity.notes.map((note) => [bdi(note), " "])) : null,
      factList(i),
      amountSection(i),
      relationSections(i),
      quoteSection(i),
      nameSection(i),
      section(t("sources"), used.length ? rows(articlesOf(used), (a) => el("li", {}, articleHead2(a))) : el("p", { class: "meta" }, t("reference")))
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
      cited.length ? [agreement(cited), evidence(cited)] : el("p", { class: "meta" }, t("reference"))
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
      el("h2", {}, bdi(nameOf(line.from)), el("span", { class: "arrow" }, " \u2192 "), bdi(nameOf(line.to))),
      el("div", { class: "buttons" }, actions()),
      line.events?.length ? section(t("events"), routeWords(line), rows(line.events, eventRow), el("p", { class: "meta" }, t("routeNote"))) : null,
      line.parts.map((part) => partBlock(line, part)),
      others.length ? section(t("differing"), el("ul", { class: "rows differs" }, others.map((k) => el("li", {}, nodeLink(lines2[k].to), lineButton(k))))) : null
    );
  }
  function homeCard() {
    const { counts: counts2 } = data_exports;
    const indexes = entities2.map((_, i) => i);
    const top = (group, n) => indexes.filter((i) => entities2[i].group === group).slice(0, n);
    const events = indexes.filter((i) => entities2[i].group === "event").sort((a, b) => (entities2[b].when?.[0] ?? "").localeCompare(entities2[a].when?.[0] ?? "") || a - b);
    const routes = lines2.map((_, i) => i).filter((i) => lines2[i].events?.length && entities2[lines2[i].from].group === "place" && entities2[lines2[i].to].group === "place");
    routes.sort((a, b) => lines2[b].events.length - lines2[a].events.length || a - b);
    const row2 = (i) => el("li", {}, nodeLink(i), entities2[i].when ? el("span", { class: "meta" }, formatPeriod(entities2[i].when)) : null);
    return el(
      "div",
      {},
      el("h2", {}, t("homeTitle")),
      el("p", { class: "also", lang: "en" }, t("homeTitle") === t("homeTitle", {}, "en") ? "" : other("homeTitle")),
      el("p", {}, t("homeCounts", { entities: formatCount(counts2.entities), facts: formatCount(counts2.facts), articles: formatCount(counts2.articles) })),
      section(t("homeHow"), el("ul", { class: "how" }, ["homeNode", "homeLine", "homeSearch"].map((key) => el("li", {}, t(key))))),
      section(t("homeRoutes"), routes.length ? rows(routes.slice(0, 6), (i) => el("li", {}, el("a", { class: "node", href: lineHash(i) }, bdi(entities2[lines2[i].from].label), " \u2192 ", bdi(entities2[lines2[i].to].label)), routeWords(lines2[i]))) : null),
      section(t("homePeople"), top("person", 6).length ? rows(top("person", 6), row2) : null),
      section(t("homeEvents"), events.length ? rows(events.slice(0, 6), row2) : null)
    );
  }

  // src/save.js
  var SVG = "http://www.w3.org/2000/svg";
  var NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
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
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    if (text !== void 0) node.textContent = text.replace(NOT_XML, "");
    return node;
  }
  function polygon(x, y, size, corners, turn) {
    const points = Array.from({ length: corners }, (_, k) => {
      const angle = turn + 2 * Math.PI * k / corners;
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
    const xs = nodes2.map((node) => node.x);
    const ys = nodes2.map((node) => node.y);
    const [left, top] = [Math.min(...xs, 0) - 120, Math.min(...ys, 0) - 60];
    const [width, height] = [Math.max(...xs, 0) + 120 - left, Math.max(...ys, 0) + 80 - top];
    const root2 = shape("svg", { xmlns: SVG, viewBox: `${left} ${top} ${width} ${height}`, "font-family": "system-ui, sans-serif" });
    root2.append(shape("rect", { x: left, y: top, width, height, fill: paper }));
    for (const { a, b, color, width: stroke, dashes } of edges2) {
      root2.append(shape("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: color.color, "stroke-width": stroke, "stroke-opacity": color.opacity, ...dashes ? { "stroke-dasharray": "5 5" } : {} }));
    }
    for (const node of nodes2) {
      const [tag, attributes] = outline(node);
      const drawn = shape(tag, { ...attributes, fill: node.color.background, opacity: node.opacity });
      drawn.append(shape("title", {}, node.text));
      root2.append(drawn);
      root2.append(shape("text", { x: node.x, y: node.y + node.size + 15, "text-anchor": "middle", "font-size": 12, fill: ink }, node.text));
    }
    return new XMLSerializer().serializeToString(root2);
  }
  var saveSvg = () => download(new Blob([svgText()], { type: "image/svg+xml" }), "govgraph.svg");

  // src/panel.js
  var count = (test) => entities.filter((entity, i) => isNode(i) && test(entity)).length;
  function box(label, beside, number, symbol, set, key, changed2) {
    const input = el("input", { type: "checkbox", checked: set.has(key), onchange: () => {
      if (input.checked) set.add(key);
      else set.delete(key);
      changed2();
    } });
    return el("label", { class: "box" }, input, symbol, el("span", { class: "name" }, label, beside ? el("small", {}, beside) : ""), el("span", { class: "count" }, formatCount(number)));
  }
  function drawLegend(container, changed2) {
    const groups = GROUPS.map((group) => box(t(group), other(group), count((e) => e.group === group), icon(group), state.groups, group, changed2));
    const types = eventTypes.map((type) => box(termName(`gg:${type}`), "", count((e) => e.type === type), null, state.types, type, changed2));
    const has = (test) => lines.some(test);
    const sample = (kind, text) => el("li", {}, el("span", { class: `stroke ${kind}`, "aria-hidden": "true" }), text);
    container.replaceChildren(
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
  function drawTime(container, changed2) {
    if (months.length < 2) return container.replaceChildren();
    const last = months.length - 1;
    const at3 = (name, fallback) => state.time ? months.indexOf(name) : fallback;
    const words = el("output", { class: "meta" });
    const range = (key, value) => el("input", { type: "range", min: 0, max: last, value, "aria-label": t(key), oninput: () => move(key) });
    const from = range("timeFrom", at3(state.time?.[0], 0));
    const to = range("timeTo", at3(state.time?.[1], last));
    const bars = histogram();
    function show() {
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
      show();
      changed2();
    }
    show();
    container.replaceChildren(el("fieldset", { class: "time" }, el("legend", {}, t("time")), bars.node, el("label", {}, t("timeFrom"), from), el("label", {}, t("timeTo"), to), words));
  }
  function histogram() {
    const counts2 = [...eventsPerMonth().values()];
    const columns = Math.min(counts2.length, 36);
    const sums = new Array(columns).fill(0);
    counts2.forEach((n, k) => sums[Math.floor(k * columns / counts2.length)] += n);
    const most = Math.max(...sums, 1);
    const bars = sums.map((n) => {
      const bar = el("span", {});
      bar.style.height = `${n ? 12 + 88 * n / most : 3}%`;
      return bar;
    });
    const light = (a, b) => bars.forEach((bar, k) => {
      const [start3, end] = [Math.floor(k * counts2.length / columns), Math.ceil((k + 1) * counts2.length / columns) - 1];
      bar.className = end >= a && start3 <= b ? "in" : "out";
    });
    return { node: el("div", { class: "bars", "aria-hidden": "true" }, bars), light };
  }
  function drawActions(container) {
    container.replaceChildren(el("h3", {}, t("actions")), el(
      "div",
      { class: "buttons" },
      el("button", { id: "save-png", onclick: savePng }, t("png")),
      el("button", { id: "save-svg", onclick: saveSvg }, t("svg"))
    ));
  }

  // src/desk.js
  var at = (id) => document.getElementById(id);
  var chosen = {};
  function refresh2() {
    writeNotice(refresh());
  }
  function writeNotice(shown) {
    const showAll = el("button", { class: "plain", onclick: () => setOnly(null) }, t("showAll"));
    const parts = state.only !== null ? [t("noticeOnly", { name: nameOf(state.only) }), " ", showAll] : shown === 0 ? [t("noticeEmpty")] : state.onTable.size < nodeCount ? [t("noticePart", { shown: formatCount(state.onTable.size), total: formatCount(counts.entities) })] : [];
    at("notice").replaceChildren(...parts);
    at("notice").hidden = !parts.length;
  }
  function setOnly(node) {
    state.only = node;
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
  var go = (hash) => {
    if (location.hash === hash || hash === "#" && !location.hash) follow();
    else location.hash = hash;
  };
  function goHome() {
    state.only = null;
    go("#");
    fit();
  }
  var ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
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
  var zoomButton = (id, key, sign, onclick) => el("button", { id, "aria-label": t(key), title: t(key), onclick }, sign);
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
  function startDesk(container) {
    container.replaceChildren(...markup(!matchMedia("(max-width: 860px)").matches));
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
  var repaintDesk = repaintTheme;

  // src/kept.js
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

  // src/combobox.js
  var LIMIT = 12;
  var plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  function combobox(input, list, { find: find2, row: row2, choose }) {
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
    const show = () => {
      options = find2(input.value);
      list.replaceChildren(...options.map((option, k) => el("li", {
        id: `${list.id}-${k}`,
        role: "option",
        "aria-selected": "false",
        onpointerdown: (event) => {
          event.preventDefault();
          pick(option);
        }
      }, row2(option))));
      if (!options.length && input.value.trim()) list.append(el("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, t("foundNone")));
      list.hidden = !list.childElementCount;
      input.setAttribute("aria-expanded", String(!list.hidden));
      active = -1;
    };
    input.addEventListener("input", show);
    input.addEventListener("focus", () => input.value && show());
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
    return { update: () => document.activeElement === input && input.value && show() };
  }

  // src/search.js
  var names = entities.slice(0, nodeCount).map((entity) => [entity.label, ...entity.aliases ?? []].map((name) => [name, plain(name)]));
  function find(query) {
    const words = plain(query).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const found = [];
    names.forEach((known2, i) => {
      let best = null;
      for (const [name, text] of known2) {
        if (!words.every((word) => text.includes(word))) continue;
        const rank = text.startsWith(words[0]) ? 0 : text.includes(` ${words[0]}`) ? 1 : 2;
        if (!best || rank < best.rank) best = { i, name, rank };
      }
      if (best) found.push(best);
    });
    return found.sort((a, b) => a.rank - b.rank || linesOf(b.i).length - linesOf(a.i).length || a.i - b.i).slice(0, LIMIT);
  }
  function row({ i, name }) {
    const also = name === entities[i].label ? "" : el("span", { class: "meta" }, " (", bdi(name), ")");
    return [icon(entities[i].group), el("span", { class: "name" }, bdi(nameOf(i)), also), el("span", { class: "meta" }, typeName(entities[i]))];
  }
  var startSearch = (input, list, choose) => combobox(input, list, { find, row, choose: ({ i }) => choose(i) });

  // src/main.js
  var at2 = (id) => document.getElementById(id);
  function writeWords() {
    translateTemplate();
    at2("language").textContent = t("language");
    at2("language").lang = currentLanguage() === "id" ? "en" : "id";
    at2("language").title = t("languageHint");
    at2("theme").textContent = themeWord();
    document.title = t("homeTitle");
  }
  function pageKey(event) {
    const typing = event.target instanceof HTMLInputElement && event.target.type === "text";
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      at2("search").focus();
    } else if (event.key === "Escape" && !typing) go("#");
  }
  function start2() {
    setLanguage(kept.get("language") ?? "id");
    startTheme();
    writeWords();
    startDesk(at2("desk"));
    startSearch(at2("search"), at2("found"), (i) => go(nodeHash(i)));
    at2("language").addEventListener("click", () => {
      setLanguage(currentLanguage() === "id" ? "en" : "id");
      kept.set("language", currentLanguage());
      writeWords();
      retellDesk();
    });
    at2("theme").addEventListener("click", () => {
      switchTheme();
      at2("theme").textContent = themeWord();
      repaintDesk();
    });
    at2("home").addEventListener("click", goHome);
    document.addEventListener("keydown", pageKey);
    window.addEventListener("hashchange", follow);
    document.documentElement.dataset.ready = "true";
  }
  start2();
})();
