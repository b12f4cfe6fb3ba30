// Opens a page of a client's own in a headless browser; the service is another origin to it, as for any page.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";

const types = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html; charset=utf-8" };
const packages = join(import.meta.dirname, "node_modules");

export async function withPage(html, look) {
  const server = createServer(async (request, response) => {
    try {
      const path = new URL(request.url, "http://localhost").pathname;
      const body = path === "/" ? html : await readFile(join(packages, path));
      response.writeHead(200, { "Content-Type": types[path === "/" ? ".html" : extname(path)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromiumSandbox: false, args: ["--disable-dev-shm-usage"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, timezoneId: "UTC" });
    const faults = [];
    page.on("pageerror", (fault) => faults.push(fault.message));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await look(page);
    if (faults.length > 0) throw new Error(faults.join("\n"));
  } finally {
    await browser.close();
    server.close();
  }
}

/** Keeps a picture when a folder for pictures was named. */
export async function picture(page, name) {
  if (process.argv[3]) await page.screenshot({ path: join(process.argv[3], `${name}.png`) });
}
