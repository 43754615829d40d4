// Checks pages in a browser: `node check.mjs [--pictures FOLDER] FILE.html…`
//
// Each page must be valid HTML (vnu), have no violation that axe finds, fit a phone, a tablet and a desktop without
// scrolling sideways, in light and dark, ask for nothing over a network, and be complete without scripts. Its print
// is A4; how many sheets it takes is told. Exit status: 0 when all is well, 1 otherwise.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const VNU = require.resolve("vnu-jar/build/dist/vnu.jar");
const WIDTHS = [360, 768, 1280];
const SCHEMES = ["light", "dark"];

const args = process.argv.slice(2);
const at = args.indexOf("--pictures");
const pictures = at < 0 ? null : resolve(args.splice(at, 2)[1]);
const files = args.map((file) => resolve(file));
if (files.length === 0) throw new Error("node check.mjs [--pictures FOLDER] FILE.html…");
if (pictures) mkdirSync(pictures, { recursive: true });

let faults = 0;
const fault = (file, text) => {
  faults += 1;
  console.log(`${basename(file)}: ${text}`);
};

try {
  execFileSync("java", ["-jar", VNU, "--stdout", "--also-check-svg", ...files], { encoding: "utf8" });
} catch (error) {
  fault("vnu", `\n${error.stdout || error}`);
}

const executablePath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox"] });
for (const file of files) await check(file);
await browser.close();
console.log(`${files.length} pages, ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);

async function check(file) {
  const page = await browser.newPage();
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("file:") && !url.startsWith("data:")) fault(file, `asks for ${url}`);
  });
  page.on("pageerror", (error) => fault(file, String(error)));
  for (const scheme of SCHEMES) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const width of WIDTHS) await look(page, file, scheme, width);
  }
  const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const sheets = pdf.match(/\/Type\s*\/Page\b/g).length;
  console.log(`${basename(file)}: ${readFileSync(file).length} bytes, ${sheets} sheets of A4`);
  await page.close();
}

async function look(page, file, scheme, width) {
  await page.setViewport({ width, height: 900, isMobile: width < 500 });
  // The page's own policy forbids scripts; axe is put in beside it, as a browser's own tools are.
  await page.setBypassCSP(true);
  await page.goto(pathToFileURL(file).href);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) fault(file, `${width}px, ${scheme}: ${wide}px wide`);
  await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const { id, help, nodes } of violations) {
    fault(file, `${width}px, ${scheme}: ${id}: ${help}\n  ${nodes.slice(0, 3).map((node) => node.html).join("\n  ")}`);
  }
  if (pictures) {
    const name = `${basename(file, ".html")}-${width}-${scheme}.png`;
    await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = false)));
    await page.screenshot({ path: join(pictures, name), fullPage: true });
  }
}
