// vis-timeline shows every item, from the first date to the last.
import assert from "node:assert/strict";
import { picture, withPage } from "./page.mjs";
import { entries, loaded, service } from "./service.mjs";

const query = "topic=peace-treaty&occurred_from=2021";
const expected = await entries(query);
const html = `<!doctype html><meta charset="utf-8"><title>Timeline</title>
<link rel="stylesheet" href="/vis-timeline/styles/vis-timeline-graph2d.min.css">
<style>.fuzzy { opacity: 0.6; border-style: dashed; }</style>
<script src="/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"></script>
<div id="timeline"></div>
<script>
  fetch("${service}/v1/timeline?${query}&format=vis").then((response) => response.json()).then(({ items, groups }) => {
    window.timeline = new vis.Timeline(document.getElementById("timeline"), new vis.DataSet(items), new vis.DataSet(groups), { stack: true });
    window.timeline.on("changed", () => { window.isDrawn = true; });
    window.timeline.fit({ animation: false });
  });
</script>`;

await withPage(html, async (page) => {
  const drawn = ".vis-item.vis-point, .vis-item.vis-range";
  await page.waitForFunction(([selector, count]) => window.isDrawn && document.querySelectorAll(selector).length >= count, [drawn, expected.length]);
  const seen = await page.evaluate((selector) => {
    const days = window.timeline.itemsData.get().flatMap((item) => [item.start, item.end ?? item.start]).map((time) => new Date(time).toISOString().slice(0, 10)).sort();
    return {
      items: document.querySelectorAll(selector).length,
      groups: document.querySelectorAll(".vis-labelset .vis-label").length,
      first: days[0],
      last: days.at(-1),
    };
  }, drawn);
  assert.equal(seen.items, expected.length, "items");
  assert.ok(seen.groups >= 4, `${seen.groups} groups`);
  assert.equal(seen.first, expected.map((entry) => entry.earliest).sort()[0], "the first date");
  assert.equal(seen.last, expected.map((entry) => entry.latest ?? entry.earliest).sort().at(-1), "the last date");
  await picture(page, "vis-timeline");
  loaded("vis", "vis-timeline in Chromium", seen.items, seen.first, seen.last);
});
