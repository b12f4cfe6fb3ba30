// check-geojson finds nothing to object to, and the points are where the places are.
import assert from "node:assert/strict";
import { check, getIssues } from "@placemarkio/check-geojson";
import { days, entries, get, loaded } from "./service.mjs";

const text = await get("/v1/timeline?format=geojson");
assert.deepEqual(getIssues(text), []);
const { features } = check(text);
const expected = await entries("");
assert.equal(features.length, expected.length);
features.forEach((feature, i) => {
  const { id, place, earliest, latest } = expected[i];
  assert.equal(feature.id, id);
  assert.deepEqual(feature.geometry?.coordinates ?? null, place?.latitude != null ? [place.longitude, place.latitude] : null);
  assert.deepEqual([feature.properties.start, feature.properties.end], [earliest, latest]);
});
loaded("geojson", "check-geojson", features.length, ...days(features.map(({ properties }) => ({ earliest: properties.start, latest: properties.end }))));
