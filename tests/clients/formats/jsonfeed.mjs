// feedsmith reads every page of the JSON feed; all pages together tell every entry once, what changed last first.
import assert from "node:assert/strict";
import { parseJsonFeed } from "feedsmith";
import { days, entries, get, loaded, service } from "./service.mjs";

const seen = [];
for (let address = "/v1/timeline?format=jsonfeed&limit=500"; address; ) {
  const feed = parseJsonFeed(await get(address));
  assert.equal(feed.title, "Timeline");
  seen.push(...feed.items);
  address = feed.next_url?.slice(service.length);
}

const expected = await entries("sort=-recorded");
assert.deepEqual(seen.map((item) => item.id), expected.map((entry) => entry.id));
seen.forEach((item, i) => {
  const entry = expected[i];
  assert.deepEqual([item.title, item.url], [entry.title, `${service}/v1/timeline/${entry.id}`]);
  assert.equal(new Date(item.date_published).toISOString().slice(0, 10), entry.firstPublished);
  assert.deepEqual(item.tags, [entry.kind, ...entry.topics]);
  assert.ok(item.content_text.includes(entry.citations[0].quote));
  assert.ok(item.authors.length > 0);
});
loaded("jsonfeed", "feedsmith", seen.length, ...days(expected));
