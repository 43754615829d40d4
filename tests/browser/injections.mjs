// Opens what tilik made of hostile texts in a browser and in LibreOffice: `node injections.mjs FOLDER`
//
//     TILIK_INJECTIONS=/tmp/sisip cargo test --test injections
//     cd tests/browser && npm install && node injections.mjs /tmp/sisip
//
// No page may open a dialog, ask for anything, or hold an element or handler that a text planted. In LibreOffice no cell
// of a workbook or CSV file may be computed: what was written as `=1+1` is still that. Exit status: 0 when all is well.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const folder = resolve(process.argv[2] ?? ".", "hostile");
const PLANTED = "iframe, object, embed, foreignObject, animate, base, form, img[src='x'], [onerror], [onload], [onclick], [onmouseover], [onfocus], [onbegin], [autofocus], a[href^='javascript'], a[href^='data'], a[href^='http']";
const COMPUTED = /^(2|#NAME\?|#REF!|#VALUE!|Err:\d+|#N\/A)$/;

let faults = 0;
const fault = (file, text) => {
  faults += 1;
  console.log(`${basename(file)}: ${text}`);
};

const files = [];
(function walk(at) {
  for (const name of readdirSync(at)) {
    const path = join(at, name);
    if (statSync(path).isDirectory()) walk(path);
    else files.push(path);
  }
})(folder);
const ending = (...endings) => files.filter((file) => endings.some((it) => file.endsWith(it)));

const executablePath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
let current = "";
page.on("dialog", async (dialog) => {
  fault(current, `opens a dialog: ${dialog.message()}`);
  await dialog.dismiss();
});
page.on("request", (request) => {
  const url = request.url();
  if (url !== pathToFileURL(current).href) fault(current, `asks for ${url.slice(0, 100)}`);
});
page.on("pageerror", (error) => fault(current, String(error)));
const pages = ending(".html");
for (const file of pages) {
  current = file;
  // A page's own policy would hide what it would do without.
  await page.setBypassCSP(true);
  await page.goto(pathToFileURL(file).href);
  const planted = await page.$$eval(PLANTED, (all) => all.map((it) => it.outerHTML.slice(0, 120)));
  for (const one of planted) fault(file, `planted: ${one}`);
  // Whatever waits for a hand: move over everything once.
  await page.evaluate(() => {
    for (const element of document.querySelectorAll("*")) {
      for (const kind of ["mouseover", "focus", "click"]) element.dispatchEvent(new Event(kind, { bubbles: false }));
    }
  });
}
await browser.close();

const profile = mkdtempSync(join(tmpdir(), "tilik-lo-"));
const out = mkdtempSync(join(tmpdir(), "tilik-csv-"));
const sheets = ending(".xlsx", ".csv").filter((file) => !file.endsWith("unit.csv") && !file.endsWith("libur.csv"));
// One of each kind of workbook says what all of them do, and each CSV file.
const kinds = new Map(sheets.map((file) => [file.endsWith(".csv") ? file : file.slice(folder.length).split("/").slice(0, 2).join("/"), file]));
for (const file of kinds.values()) {
  // All sheets, as they are shown, each in a file of its own.
  const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
  execFileSync("soffice", [`-env:UserInstallation=${pathToFileURL(profile)}`, "--headless", "--convert-to", filter, "--outdir", out, file], { stdio: "pipe" });
}
const cells = (text) => [...text.matchAll(/("(?:[^"]|"")*"|[^,\n]*)(?:,|\n|$)/g)].map((it) => it[1].replace(/^"|"$/g, "").replaceAll('""', '"'));
let texts = 0;
for (const name of readdirSync(out)) {
  for (const cell of cells(readFileSync(join(out, name), "utf8"))) {
    if (/^'?[=@]/.test(cell)) texts += 1;
    if (COMPUTED.test(cell) && cell !== "2") fault(name, `computed: ${cell}`);
  }
}
if (texts === 0) fault("LibreOffice", "shows none of the texts that look like formulas");
console.log(`${pages.length} pages in a browser, ${kinds.size} tables in LibreOffice (${texts} cells that only look like formulas), ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
