// What a state agreed to, page by page, with types made by openapi-typescript from /openapi/v1.json.
import type { components } from "./api.js";

type Page = components["schemas"]["TimelinePage"];
declare const process: { argv: string[] };

async function* agreementsOf(service: string, actor: string) {
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ actor, kind: "agreement", limit: "5", ...(cursor ? { cursor } : {}) });
    const response = await fetch(`${service}/v1/timeline?${query}`);
    if (!response.ok) throw new Error((await response.json()).detail);
    const page: Page = await response.json();
    yield* page.entries;
    cursor = page.next;
  } while (cursor);
}

for await (const entry of agreementsOf(process.argv[2]!, "turkmenistan")) console.log(`${entry.date}  ${entry.title}`);
