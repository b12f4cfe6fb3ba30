// Whoever follows the cursor of page after page has what one stream of lines tells, each entry once and in its order.
import assert from "node:assert/strict";
import { days, entries, get, loaded } from "./service.mjs";

const expected = await entries("");
const seen = [];
for (let cursor = ""; cursor !== null; ) {
  const page = JSON.parse(await get(`/v1/timeline?limit=100${cursor && `&cursor=${cursor}`}`));
  assert.equal(page.matched, expected.length);
  seen.push(...page.entries);
  cursor = page.next;
}

assert.deepEqual(seen, expected);
loaded("json", "fetch, page by page", seen.length, ...days(seen));
loaded("ndjson", "fetch, line by line", expected.length, ...days(expected));
