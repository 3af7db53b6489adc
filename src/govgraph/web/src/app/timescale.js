// Events in time: which months or years they fall in. Pure: no page in here.

export const yearOf = (event) => event.date?.start?.slice(0, 4) ?? null;
export const monthOf = (event) => (event.date?.start?.length >= 7 ? event.date.start.slice(0, 7) : null);

const monthNumber = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthName = (number) => `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;

const MOST_MONTHS = 96;
const MOST_COLUMNS = 120;

/**
 * The columns of the axis: every month from the first event to the last, or every year where that would be too many;
 * of years only those with events where even they would be.
 */
export function columns(events) {
  const months = events.map((event) => event.date?.start).filter((day) => /^\d{4}/.test(day ?? "")).map((day) => (day.length >= 7 ? day.slice(0, 7) : `${day}-01`)).sort();
  if (!months.length) return [];
  const [first, last] = [monthNumber(months[0]), monthNumber(months.at(-1))];
  if (last - first < MOST_MONTHS) return Array.from({ length: last - first + 1 }, (_, k) => monthName(first + k));
  const years = [Math.floor(first / 12), Math.floor(last / 12)];
  if (years[1] - years[0] < MOST_COLUMNS) return Array.from({ length: years[1] - years[0] + 1 }, (_, k) => String(years[0] + k).padStart(4, "0"));
  return [...new Set(months.map((month) => month.slice(0, 4)))];
}

/** The span of an event meets the columns from `first` to `last`; a bare year meets each of its months. */
export function within(event, first, last) {
  const { start, end } = event.date ?? {};
  if (!start) return false;
  const [low, high] = [start.slice(0, first.length), (end ?? start).slice(0, last.length)];
  const reach = high.length < last.length ? `${high}-12` : high;
  return low <= last && reach >= first;
}

/** The column in which an event is counted, or null. */
export function columnOf(event, names) {
  const start = event.date?.start;
  if (!start || !names.length) return null;
  const length = names[0].length;
  const name = start.length >= length ? start.slice(0, length) : `${start}-01`;
  return names.includes(name) ? name : null;
}

/** Counts by column and type: Map(column → Map(type → n)). */
export function tally(events, names) {
  const counts = new Map(names.map((name) => [name, new Map()]));
  for (const event of events) {
    const column = counts.get(columnOf(event, names));
    if (column) column.set(event.type, (column.get(event.type) ?? 0) + 1);
  }
  return counts;
}

/** Years with their months with their events, as lists: [{year, months: [{month, events}]}]; `newest` first or last; undated ones at the end. */
export function chapters(events, newest) {
  const sign = newest ? -1 : 1;
  const dated = events.filter((event) => event.date?.start);
  const order = (a, b) => sign * a.date.start.localeCompare(b.date.start) || a.id.localeCompare(b.id);
  const found = [];
  for (const event of [...dated].sort(order)) {
    if (found.at(-1)?.year !== yearOf(event)) found.push({ year: yearOf(event), months: [] });
    const { months } = found.at(-1);
    if (months.at(-1)?.month !== monthOf(event) || !months.length) months.push({ month: monthOf(event), events: [] });
    months.at(-1).events.push(event);
  }
  const undated = events.filter((event) => !event.date?.start);
  return undated.length ? [...found, { year: null, months: [{ month: null, events: undated }] }] : found;
}
