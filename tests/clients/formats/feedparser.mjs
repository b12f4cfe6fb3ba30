// feedparser reads every page of the Atom feed; all pages together tell every entry once, what changed last first.
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import FeedParser from "feedparser";
import { days, entries, get, loaded, service } from "./service.mjs";

const seen = [];
for (let address = "/v1/timeline?format=atom&limit=500"; address; ) {
  const text = await get(address);
  const parser = new FeedParser();
  const items = [];
  await new Promise((done, failed) => {
    parser.on("error", failed).on("end", done).on("data", (item) => items.push(item));
    Readable.from([text]).pipe(parser);
  });
  assert.equal(parser.meta?.title ?? items[0].meta.title, "Timeline");
  seen.push(...items);
  const next = text.match(/<link rel="next" href="([^"]+)"/)?.[1].replaceAll("&amp;", "&");
  address = next?.slice(service.length);
}

const expected = await entries("sort=-recorded");
assert.deepEqual(seen.map((item) => item.guid), expected.map((entry) => `urn:timeline:${entry.id}`));
seen.forEach((item, i) => {
  assert.equal(item.title, expected[i].title);
  assert.equal(item.link, `${service}/v1/timeline/${expected[i].id}`);
  assert.equal(item.pubdate.toISOString().slice(0, 10), expected[i].firstPublished);
  assert.equal(item.date.getTime(), Math.floor(Date.parse(expected[i].recordedAt)));
});
loaded("atom", "feedparser", seen.length, ...days(expected));
