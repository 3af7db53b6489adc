// #/unduhan: the files of the site, and the syntaxes of RDF that this browser writes from the N-Quads among them.
import { formatCount } from "../format.js";
import { handOut } from "../handout.js";
import { currentLanguage, el, t } from "../text.js";
import { load } from "./api.js";
import { lead } from "./parts.js";

const megabytes = (bytes) => formatCount(Math.round(bytes / 1e5) / 10);

/** A row of the list: what is clicked, how large it is, what it is for. */
const row = (link, size, { purpose }) => el("li", { class: "told" }, link, size, el("span", { class: "meta whole" }, purpose[currentLanguage()]));

const fileRow = (file) => row(el("a", { href: file.href, download: "" }, file.title), el("span", { class: "meta" }, `${formatCount(Math.ceil(file.bytes / 1000))} kB`), file);

/** Write the graph in `syntax` and hand it out, telling in `status` how it goes. */
async function make(syntax, summary, status) {
  const read = { engine: 0, data: 0 };
  const tell = ({ part, bytes }) => {
    if (part in read) read[part] = bytes;
    status.textContent = part === "index" ? t("writing", { file: syntax.file }) : t("loadingEngine", { mb: megabytes(read.engine + read.data) });
  };
  tell({ part: "engine", bytes: 0 });
  try {
    const [{ writeSyntax }, { prefixes }] = await Promise.all([import("./sparql.js"), load("api/queries.json")]);
    const file = await writeSyntax({ dataset: new URL(summary.dataset, document.baseURI).href, prefixes, syntax, tell });
    handOut(file, syntax.file);
    status.textContent = t("writtenFile", { file: syntax.file, mb: megabytes(file.size) });
  } catch (error) {
    status.textContent = t("writeFailed", { name: syntax.name, file: syntax.file, message: error.values?.message ?? error.message });
  }
}

function syntaxRow(syntax, summary) {
  const status = el("span", { class: "meta whole", role: "status" });
  const button = el("button", { class: "tool", "data-syntax": syntax.name, onclick: async () => {
    button.disabled = true;
    await make(syntax, summary, status);
    button.disabled = false;
    button.focus();
  } }, syntax.title);
  const item = row(button, null, syntax);
  item.append(status);
  return item;
}

/** Open the view. */
export async function openDownloads(container, params, { summary }) {
  container.replaceChildren(el("div", { class: "body narrow" }, lead(t("downloads"), t("downloadsLead")),
    el("h3", {}, t("downloadFiles")), el("ul", { class: "rows" }, summary.exports.map(fileRow)),
    el("h3", {}, t("downloadSyntaxes")), el("p", { class: "meta" }, t("downloadSyntaxesHow")), el("ul", { class: "rows" }, summary.syntaxes.map((syntax) => syntaxRow(syntax, summary)))));
  return { follow() {} };
}
