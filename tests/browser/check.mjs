// Checks pages in a browser: `node check.mjs [--pictures FOLDER] FILE.html…`
//
// Each page must be valid HTML (vnu), have no violation that axe finds, fit a phone, a tablet and a desktop without
// scrolling sideways, in light and dark, ask for nothing over a network, be complete without scripts, and lead
// nowhere that there is not. Its print is A4, a visit's agenda and a feedback are one sheet; how many sheets others take is told.
// Exit status: 0 when all is well, 1 otherwise.
//
// The pages of every case, in both languages, and of cases that are too much of everything:
// `TILIK_PAGES=/tmp/pages cargo test --test pages`, then `node check.mjs $(find /tmp/pages -name '*.html')`.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const VNU = require.resolve("vnu-jar/build/dist/vnu.jar");
const WIDTHS = [360, 768, 1280];
const SCHEMES = ["light", "dark"];
const ONE_SHEET = ["_agenda.html", "_umpan-balik.html"];
// Upright, or on its side.
const A4 = /\/MediaBox\s*\[\s*0 0 (59[45][\d.]* 84[12]|84[12][\d.]* 59[45])[\d.]*\s*\]/g;
// Pictures of a long page are cut, so that any program shows them.
const PICTURE = 2400;

const args = process.argv.slice(2);
const at = args.indexOf("--pictures");
const pictures = at < 0 ? null : resolve(args.splice(at, 2)[1]);
const files = args.map((file) => resolve(file));
if (files.length === 0) throw new Error("node check.mjs [--pictures FOLDER] FILE.html…");
if (pictures) mkdirSync(pictures, { recursive: true });

let faults = 0;
// Pages of several folders may have one name.
const named = (file) => join(basename(dirname(file)), basename(file, ".html"));
const fault = (file, text) => {
  faults += 1;
  console.log(`${named(file)}: ${text}`);
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
  // The page's own policy forbids scripts; axe is put in beside it, as a browser's own tools are.
  await page.setBypassCSP(true);
  await page.goto(pathToFileURL(file).href);
  for (const text of await page.evaluate(lost)) fault(file, text);
  if (await page.evaluate(() => document.scripts.length > 0)) await complete(page, file);
  for (const scheme of SCHEMES) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const width of WIDTHS) await look(page, file, scheme, width);
  }
  await print(page, file);
  await page.close();
}

// A script may help to read a page; what there is to read stands in it without one.
async function complete(page, file) {
  const letters = () => page.evaluate(() => document.body.innerText.length);
  const [helped] = [await letters(), await page.setJavaScriptEnabled(false), await page.reload()];
  const alone = await letters();
  await page.setJavaScriptEnabled(true);
  await page.reload();
  if (alone < helped * 0.95) fault(file, `shows ${helped} letters with scripts, ${alone} without`);
}

// What a page holds that it should not, or lacks.
function lost() {
  const found = [];
  for (const link of document.querySelectorAll("a[href^='#']")) {
    const target = decodeURIComponent(link.getAttribute("href").slice(1));
    if (!document.getElementById(target)) found.push(`leads to ${target}, which is not there`);
  }
  for (const chart of document.querySelectorAll("svg:not([aria-hidden='true'])")) {
    const named = (chart.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id));
    const told = named.length > 1 && named.every((text) => text?.textContent.trim());
    if (!told && !chart.getAttribute("aria-label")) found.push("a chart is not told in words");
  }
  return found;
}

async function look(page, file, scheme, width) {
  await page.setViewport({ width, height: 900, isMobile: width < 500 });
  // Another kind of screen loads the page anew.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const details = (open) => document.querySelectorAll("details").forEach((it) => (it.open = open));
  await page.evaluate(details, true);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) fault(file, `${width}px, ${scheme}: ${wide}px wide`);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const { id, help, nodes } of violations) {
    fault(file, `${width}px, ${scheme}: ${id}: ${help}\n  ${nodes.slice(0, 3).map((node) => node.html).join("\n  ")}`);
  }
  await page.evaluate(details, false);
  if (pictures) await picture(page, join(pictures, `${named(file).replace(/[\\/]/, "_")}-${width}-${scheme}`));
}

async function picture(page, path) {
  const [width, height] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollHeight]);
  for (let y = 0; y < height; y += PICTURE) {
    const clip = { x: 0, y, width, height: Math.min(PICTURE, height - y) };
    await page.screenshot({ path: `${path}-${y / PICTURE + 1}.png`, clip, captureBeyondViewport: true });
  }
}

async function print(page, file) {
  const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  if ((pdf.match(A4)?.length ?? 0) !== sheets) fault(file, "prints on other paper than A4");
  if (sheets !== 1 && ONE_SHEET.some((ending) => file.endsWith(ending))) fault(file, `takes ${sheets} sheets, not one`);
  console.log(`${named(file)}: ${readFileSync(file).length} bytes, ${sheets} sheets of A4`);
}
