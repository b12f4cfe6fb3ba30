// edtf parses every date, and finds the same first and last day. Seasons apart: it counts them otherwise.
import assert from "node:assert/strict";
import edtf from "edtf";
import { entries } from "./service.mjs";

const day = (time) => (Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : null);
for (const { date, earliest, latest, precision } of await entries("status=all")) {
  const parsed = edtf(date);
  if (precision === "season") continue;
  assert.deepEqual([day(parsed.min), day(parsed.max)], [earliest, latest], date);
}
