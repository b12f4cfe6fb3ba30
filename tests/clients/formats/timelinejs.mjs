// TimelineJS3 loads the address itself and shows every entry, from the first date to the last.
import assert from "node:assert/strict";
import { picture, withPage } from "./page.mjs";
import { entries, loaded, service } from "./service.mjs";

const query = "topic=peace-treaty";
const expected = await entries(query);
const html = `<!doctype html><meta charset="utf-8"><title>Timeline</title>
<link rel="stylesheet" href="/@knight-lab/timelinejs/dist/css/timeline.css">
<script src="/@knight-lab/timelinejs/dist/js/timeline.js"></script>
<div id="timeline" style="width: 100%; height: 700px"></div>
<script>
  window.timeline = new TL.Timeline("timeline", "${service}/v1/timeline?${query}&format=timelinejs", { font: null });
  window.timeline.on("loaded", () => { window.isLoaded = true; });
</script>`;

await withPage(html, async (page) => {
  await page.waitForFunction(() => window.isLoaded && document.querySelectorAll(".tl-timemarker").length > 0);
  const seen = await page.evaluate(() => ({
    markers: document.querySelectorAll(".tl-timemarker").length,
    slides: window.timeline.config.events.map((event) => ({ id: event.unique_id, date: event.start_date.data })),
  }));
  assert.equal(seen.markers, expected.length, "markers on the axis");
  const days = (slide) => [slide.date.year, slide.date.month, slide.date.day].filter((part) => part !== undefined && part !== "").map(Number);
  for (const [entry, which] of [[expected[0], "first"], [expected.at(-1), "last"]]) {
    const slide = seen.slides.find((one) => one.id === entry.id);
    const parts = days(slide);
    assert.deepEqual(parts, entry.earliest.split("-").map(Number).slice(0, parts.length), `the ${which} date`);
  }

  assert.equal(seen.slides.length, expected.length, "slides");
  await page.evaluate((id) => window.timeline.goToId(id), expected.at(-1).id);
  await page.waitForFunction((title) => document.body.innerText.includes(title), expected.at(-1).title);
  // The slide glides in for a second.
  await page.waitForFunction(() => document.getAnimations().length === 0);
  await picture(page, "timelinejs");
  loaded("timelinejs", "TimelineJS3 in Chromium", seen.markers, expected[0].earliest, expected.at(-1).earliest);
});
