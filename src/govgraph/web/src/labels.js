// Names on the drawing, as on a map: always of a size that can be read, the important first, none over another.
// vis-network's own labels shrink with the view and cover each other.
import { lines, nameOf } from "./data.js";

const FACE = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
const WRAP = 24; // letters on one row of a name
const MOST = 140; // names drawn in one picture
const FROM_AFAR = 28; // of which so many may be names of nodes that are small in this view
const SMALL = 6; // radius in pixels
const rowsOf = new Map(); // text → rows
const widths = new Map(); // row → width at 12 px

/** A name in at most two rows, broken between words. */
function wrap(text) {
  if (rowsOf.has(text)) return rowsOf.get(text);
  const rows = [""];
  for (const word of text.split(/\s+/)) {
    const row = rows[rows.length - 1];
    if (row && row.length + word.length + 1 > WRAP) rows.push(word === "·" ? "" : word);
    else rows[rows.length - 1] = row ? `${row} ${word}` : word;
  }
  if (rows.length > 2) rows.splice(1, rows.length, `${rows[1].slice(0, WRAP - 1)}…`);
  const fitted = rows.map((row) => (row.length > WRAP + 8 ? `${row.slice(0, WRAP + 7)}…` : row));
  rowsOf.set(text, fitted);
  return fitted;
}

function widthOf(pen, row) {
  if (!widths.has(row)) widths.set(row, pen.measureText(row).width);
  return widths.get(row);
}

/** Boxes already written on, in a grid, so that asking costs little. */
class Taken {
  cells = new Map();

  free(box) {
    return this.keys(box).every((key) => (this.cells.get(key) ?? []).every((b) => box.x2 < b.x1 || b.x2 < box.x1 || box.y2 < b.y1 || b.y2 < box.y1));
  }

  add(box) {
    for (const key of this.keys(box)) this.cells.set(key, [...(this.cells.get(key) ?? []), box]);
  }

  keys({ x1, x2, y1, y2 }) {
    const keys = [];
    for (let x = Math.floor(x1 / 80); x <= Math.floor(x2 / 80); x += 1) for (let y = Math.floor(y1 / 40); y <= Math.floor(y2 / 40); y += 1) keys.push(`${x},${y}`);
    return keys;
  }
}

/** Write `text` at the first of the free `places` ([left or middle x, top y] by size of the text); false when none is free. */
function write(pen, scale, taken, text, places, { size, bold, dim, theme, view, card = false }) {
  const rows = wrap(text);
  const height = rows.length * size * 1.2;
  const width = (Math.max(...rows.map((row) => widthOf(pen, row))) * size * (bold ? 1.06 : 1)) / 12;
  const boxes = places(width, height).map(([x, y]) => ({ x1: x - width / 2 - 2, x2: x + width / 2 + 2, y1: y, y2: y + height }));
  const inside = ({ x1, x2, y1, y2 }) => x1 > view.x1 && x2 < view.x2 && y1 > view.y1 && y2 < view.y2;
  const box = boxes.find((candidate) => inside(candidate) && taken.free(candidate));
  if (!box) return false;
  taken.add(box);
  const x = (box.x1 + box.x2) / 2 / scale;
  pen.font = `${bold ? "600 " : ""}${size / scale}px ${FACE}`;
  if (card) { // over a line, which would run through the letters
    pen.globalAlpha = 0.86;
    pen.fillStyle = theme.paper;
    pen.fillRect(box.x1 / scale, box.y1 / scale, (box.x2 - box.x1) / scale, height / scale);
  }
  pen.globalAlpha = dim ? 0.34 : 1;
  pen.lineWidth = 3.5 / scale;
  pen.strokeStyle = theme.paper;
  pen.fillStyle = theme.ink;
  rows.forEach((row, r) => {
    const y = (box.y1 + (r + 0.5) * size * 1.2) / scale;
    pen.strokeText(row, x, y);
    pen.fillText(row, x, y);
  });
  pen.font = `12px ${FACE}`;
  return true;
}

/** Below the node, else above it, else to its right or left. */
function around(node, scale) {
  const [x, y, r] = [node.x * scale, node.y * scale, node.size * scale];
  return (width, height) => [[x, y + r + 4], [x, y - r - 4 - height], [x + r + 5 + width / 2, y - height / 2], [x - r - 5 - width / 2, y - height / 2]];
}

/**
 * Write names over a finished picture. `shown` are the nodes in the view, best connected first, with x, y and size; `view` is what can be seen, in pixels;
 * `lineNames` gives [text, midpoint] of lines that may be named.
 */
export function drawLabels(pen, { scale, view, shown, selection, marked, hovered, theme, lineNames }) {
  const taken = new Taken();
  pen.save();
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.font = `12px ${FACE}`;
  const rank = ({ id }) => (id === hovered || id === selection?.node ? 0 : marked.has(id) ? 1 : 2);
  const order = [...shown].sort((a, b) => rank(a) - rank(b) || a.id - b.id);
  for (const { x, y, size, id } of order) {
    const r = size * scale * 0.8;
    if (r > SMALL && (marked.size === 0 || marked.has(id))) taken.add({ x1: x * scale - r, x2: x * scale + r, y1: y * scale - r, y2: y * scale + r });
  }
  let written = 0;
  const name = (node) => {
    const main = rank(node) === 0 || node.size >= 26;
    const dim = marked.size > 0 && rank(node) === 2;
    if (write(pen, scale, taken, nameOf(node.id), around(node, scale), { size: main ? 13.5 : 12, bold: main && !dim, dim, theme, view })) written += 1;
  };
  order.filter((node) => rank(node) < 2).forEach(name);
  for (const [text, at] of lineNames) write(pen, scale, taken, text, () => [[at.x * scale, at.y * scale - 7]], { size: 11, bold: false, dim: false, theme, view, card: true });
  for (const node of order.filter((other) => rank(other) === 2)) {
    if (written >= MOST || (marked.size > 0 && scale < 0.6) || (node.size * scale < SMALL && written >= FROM_AFAR)) break;
    name(node);
  }
  pen.restore();
}

/** Lines whose names may be written: those of the selection; without one, all once the reader has come close. */
export function linesToName(selection, scale, present) {
  if (selection?.line !== undefined) return [selection.line];
  if (selection?.node !== undefined) return present.filter((i) => lines[i].from === selection.node || lines[i].to === selection.node);
  return scale > 0.75 ? present : [];
}

