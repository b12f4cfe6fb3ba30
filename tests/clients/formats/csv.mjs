// csv-parse reads the table back to the fields of the entries.
import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import { days, entries, get, loaded } from "./service.mjs";

const text = (value) => (value === null || value === undefined ? "" : String(value));
const harmless = (value) => (/^[=+\-@]/.test(text(value)) ? `'${value}` : text(value));
const rows = parse(await get("/v1/timeline?format=csv"), { columns: true });
const expected = await entries("");
assert.equal(rows.length, expected.length);
rows.forEach((row, i) => {
  const entry = expected[i];
  assert.deepEqual({ ...row }, {
    id: entry.id,
    kind: entry.kind,
    status: entry.status,
    date: entry.date,
    earliest: entry.earliest,
    latest: text(entry.latest),
    precision: entry.precision,
    title: harmless(entry.title),
    summary: harmless(entry.summary),
    actors: entry.participants.map((one) => one.actor).join(";"),
    roles: entry.participants.map((one) => one.role).join(";"),
    topics: entry.topics.join(";"),
    place: text(entry.place?.id),
    latitude: text(entry.place?.latitude),
    longitude: text(entry.place?.longitude),
    type: entry.coding.type,
    quadClass: entry.coding.quadClass,
    intensity: text(entry.coding.intensity),
    bulletins: [...new Set(entry.citations.map((one) => one.bulletin))].join(";"),
    quote: harmless(entry.citations[0].quote),
    firstPublished: entry.firstPublished,
    sequence: text(entry.sequence),
  });
});
loaded("csv", "csv-parse", rows.length, ...days(expected.map((entry, i) => ({ earliest: rows[i].earliest, latest: rows[i].latest || null }))));
