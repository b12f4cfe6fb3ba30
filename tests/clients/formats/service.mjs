// What all checks share: where the service is, and what it tells in its own JSON.
import assert from "node:assert/strict";

export const service = process.argv[2].replace(/\/$/, "");

export async function get(path) {
  const response = await fetch(service + path);
  const text = await response.text();
  assert.equal(response.status, 200, `${path} answers ${response.status}: ${text.slice(0, 500)}`);
  return text;
}

/** All entries of a query, in their order. */
export async function entries(query) {
  const lines = (await get(`/v1/timeline?${query}&format=ndjson`)).split("\n").filter((line) => line);
  assert.ok(lines.length > 0, `${query} finds nothing`);
  return lines.map((line) => JSON.parse(line));
}

/** The day after one, both as YYYY-MM-DD. */
export function dayAfter(day) {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** The first and the last day of some entries. */
export function days(some) {
  return [some.map((entry) => entry.earliest).sort()[0], some.map((entry) => entry.latest ?? entry.earliest).sort().at(-1)];
}

/** Tells what a client has loaded, for whoever runs a check by hand. */
export function loaded(format, client, items, first = "", last = "") {
  console.log(["loaded", format, client, items, first, last].join("\t"));
}
