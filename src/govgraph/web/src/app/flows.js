// What flows between provinces, added up for the map. Pure: no page in here.

/** What an amount is: kinds, stages and currencies are never added to each other. */
export const measureOf = ({ kind, stage, currency }) => [kind, stage ?? "", currency].join("|");

/** The measures that occur, those of most events first: [{key, kind, stage, currency, events}]. */
export function measures(flows) {
  const found = new Map();
  for (const amount of flows.flatMap((flow) => flow.amounts)) {
    const key = measureOf(amount);
    const entry = found.get(key) ?? { key, kind: amount.kind, stage: amount.stage, currency: amount.currency, events: 0 };
    entry.events += amount.events;
    found.set(key, entry);
  }
  return [...found.values()].sort((a, b) => b.events - a.events || a.key.localeCompare(b.key));
}

export const routeKey = ({ from, to, type }) => `${from},${to},${type}`;

function addAmounts(sums, amounts) {
  for (const amount of amounts) {
    const key = measureOf(amount);
    const entry = sums.get(key) ?? { ...amount, value: 0n, events: 0 };
    entry.value += BigInt(amount.value);
    entry.events += amount.events;
    sums.set(key, entry);
  }
}

/**
 * One route for each pair of provinces and kind of event, the heaviest first:
 * [{key, from, to, type, count, events, sums: Map(measure → {kind, stage, currency, value: BigInt, events}), weight}].
 * `years` is [first, last], or null for all time, undated events too. `measure` is "count" or a key of `measures`;
 * routes of which it tells nothing are left out.
 */
export function routes(flows, { types, years, measure }) {
  const found = new Map();
  for (const flow of flows) {
    if (!types.has(flow.type)) continue;
    if (years && (flow.year === null || flow.year < years[0] || flow.year > years[1])) continue;
    const key = routeKey(flow);
    const route = found.get(key) ?? { key, from: flow.from, to: flow.to, type: flow.type, count: 0, events: new Map(), sums: new Map() };
    route.count += flow.count;
    for (const event of flow.events) route.events.set(event.id, event);
    addAmounts(route.sums, flow.amounts);
    found.set(key, route);
  }
  const list = [...found.values()].map((route) => ({ ...route, events: [...route.events.values()], weight: measure === "count" ? route.count : Number(route.sums.get(measure)?.value ?? 0) }));
  return list.filter((route) => route.weight > 0).sort((a, b) => b.weight - a.weight || a.key.localeCompare(b.key));
}

/** How many of the flows have no year, and so show only when no years are chosen. */
export const undated = (flows, types) => flows.filter((flow) => flow.year === null && types.has(flow.type)).reduce((sum, flow) => sum + flow.count, 0);
