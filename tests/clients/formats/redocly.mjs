// redocly finds no error in the API document.
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { get } from "./service.mjs";

const folder = await mkdtemp(join(tmpdir(), "timeline-openapi-"));
try {
  const file = join(folder, "v1.json");
  await writeFile(file, await get("/openapi/v1.json"));
  execFileSync(join(import.meta.dirname, "node_modules/.bin/redocly"), ["lint", file], {
    stdio: "inherit",
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });
} finally {
  await rm(folder, { recursive: true });
}
