// ical.js parses every event of the calendar, and reads of it what the entry tells.
import assert from "node:assert/strict";
import ICAL from "ical.js";
import { dayAfter, entries, get, loaded } from "./service.mjs";

const calendar = new ICAL.Component(ICAL.parse(await get("/v1/timeline?format=ics")));
assert.equal(calendar.getFirstPropertyValue("version"), "2.0");
const events = new Map(calendar.getAllSubcomponents("vevent").map((component) => [component.getFirstPropertyValue("uid"), component]));
const expected = await entries("status=all");
assert.equal(events.size, expected.length);
for (const entry of expected) {
  const component = events.get(`${entry.id}@timeline`);
  const event = new ICAL.Event(component);
  assert.equal(event.summary, entry.title);
  assert.equal(event.startDate.toString(), entry.earliest);
  assert.ok(event.startDate.isDate);
  if (entry.latest) assert.equal(event.endDate.toString(), dayAfter(entry.latest));
  assert.equal(event.location, entry.place?.name ?? null);
  assert.equal(component.getFirstPropertyValue("x-edtf"), entry.date);
  assert.ok(event.description.includes(entry.citations[0].quote.replaceAll("\r\n", "\n")));
  assert.deepEqual(component.getFirstProperty("categories").getValues(), [entry.kind, ...entry.topics]);
}
const starts = [...events.values()].map((component) => new ICAL.Event(component).startDate.toString()).sort();
loaded("ics", "ical.js", events.size, starts[0], starts.at(-1));
