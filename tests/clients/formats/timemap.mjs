// Forensic Architecture's TimeMap takes all three parts by its own rules: what breaks one, it leaves out, so every event,
// association and source must keep to them; and one spoilt on purpose must not.
import assert from "node:assert/strict";
import { entries, get, loaded } from "./service.mjs";

const texts = (...names) => Object.fromEntries(names.map((name) => [name, "string"]));
const rules = {
  event: {
    fields: {
      ...texts("id", "description", "date", "time", "time_precision", "location", "latitude", "longitude", "type", "category", "category_full", "comments", "time_display", "shape", "colour"),
      associations: "array", sources: "array", narrative___stepStyles: "array",
    },
    required: ["description", "associations"],
    // Both or none; and one of date and place at least.
    together: ["latitude", "longitude"],
    oneOf: ["date", "latitude"],
  },
  association: { fields: { ...texts("id", "title", "desc", "mode", "colour", "type", "display"), filter_paths: "array" }, required: ["id", "title", "mode"] },
  source: {
    fields: { ...texts("id", "title", "thumbnail", "type", "url", "description", "parent", "author", "date", "notes"), paths: "array", affil_s: "array" },
    required: ["id", "paths"],
    filled: ["id"],
  },
};

/** What is wrong with an item; nothing when it would be taken. */
function faults(item, { fields, required, together = [], oneOf = [], filled = [] }) {
  const found = [];
  for (const [key, value] of Object.entries(item)) {
    if (!(key in fields)) found.push(`'${key}' is not allowed`);
    else if (fields[key] === "array" ? !Array.isArray(value) : typeof value !== fields[key]) found.push(`'${key}' is no ${fields[key]}`);
  }
  for (const key of required) if (item[key] === undefined) found.push(`'${key}' is required`);
  for (const key of filled) if (item[key] === "") found.push(`'${key}' is empty`);
  if (together.length > 0 && new Set(together.map((key) => key in item)).size > 1) found.push(`${together.join(" and ")} go together`);
  if (oneOf.length > 0 && !oneOf.some((key) => key in item)) found.push(`one of ${oneOf.join(", ")} is required`);
  return found;
}

/** Its date as it reads one, MM/DD/YYYY and HH:mm. */
function time({ date, time: clock }) {
  const [, month, day, year] = date.match(/^(\d\d)\/(\d\d)\/(\d{4})$/) ?? assert.fail(`'${date}' is no date`);
  const at = new Date(`${year}-${month}-${day}T${clock || "00:00"}:00Z`);
  assert.equal(at.toISOString().slice(0, 10), `${year}-${month}-${day}`);
  return at;
}

const [events, associations, sources] = await Promise.all(
  ["events", "associations", "sources"].map(async (part) => JSON.parse(await get(`/v1/timeline?format=timemap-${part}`))));
for (const [name, items] of [["event", events], ["association", associations], ["source", Object.values(sources)]]) {
  assert.ok(items.length > 0);
  for (const item of items) {
    assert.deepEqual(faults(item, rules[name]), [], `${name} ${item.id}`);
    assert.notDeepEqual(faults({ ...item, unknown: "" }, rules[name]), []);
    for (const key of rules[name].required) assert.notDeepEqual(faults({ ...item, [key]: undefined }, rules[name]), []);
  }
}

const expected = await entries("");
assert.deepEqual(events.map((event) => event.id), expected.map((entry) => entry.id));
const byId = new Map(associations.map((association) => [association.id, association]));
assert.equal(byId.size, associations.length, "an association that comes twice is left out");
for (const { mode, filter_paths: path, title } of associations) {
  assert.ok(["CATEGORY", "FILTER", "NARRATIVE"].includes(mode), mode);
  // The filters make a tree by their paths; a leaf is found by its last word.
  if (mode === "FILTER") assert.ok(path.length >= 2 && path.every((step) => step.length > 0) && path.at(-1) === title, title);
}
events.forEach((event, i) => {
  const { id, earliest, place, citations } = expected[i];
  assert.equal(time(event).toISOString().slice(0, 10), earliest);
  assert.deepEqual([event.latitude, event.longitude], [String(place?.latitude ?? ""), String(place?.longitude ?? "")], id);
  assert.ok(event.associations.length > 0 && event.associations.every((one) => byId.has(one)), id);
  assert.equal(byId.get(event.category)?.mode, "CATEGORY");
  assert.deepEqual(event.sources, [...new Set(citations.map((one) => one.bulletin))]);
  assert.ok(event.sources.every((one) => sources[one]?.id === one), id);
});
for (const source of Object.values(sources)) time({ date: source.date });

const days = events.map((event) => time(event).toISOString().slice(0, 10)).sort();
loaded("timemap-events", "TimeMap's rules", events.length, days[0], days.at(-1));
loaded("timemap-associations", "TimeMap's rules", associations.length);
loaded("timemap-sources", "TimeMap's rules", Object.keys(sources).length);
