// The sample program compiles against types made from the API document, and finds what it looks for.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import openapi, { astToString } from "openapi-typescript";
import { get, service } from "./service.mjs";

// Beside the packages, so that the program finds them.
const folder = await mkdtemp(join(import.meta.dirname, "node_modules/.sample-"));
try {
  await writeFile(join(folder, "api.d.ts"), astToString(await openapi(await get("/openapi/v1.json"))));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await copyFile(join(import.meta.dirname, "sample.ts"), join(folder, "sample.ts"));
  execFileSync(
    join(import.meta.dirname, "node_modules/.bin/tsc"),
    ["--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom", "--skipLibCheck", join(folder, "sample.ts")],
    { stdio: "inherit" });
  const told = execFileSync(process.execPath, [join(folder, "sample.js"), service], { encoding: "utf8" });
  assert.match(told, /2021-01-21 {2}Azerbaijan and Turkmenistan sign the memorandum on the Dostluk field/);
} finally {
  await rm(folder, { recursive: true });
}
