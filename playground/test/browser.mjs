// Uses the built page in a headless Chromium as a person would, and measures it: browser.mjs DIRECTORY
import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { browse, serve } from "./served.mjs";

const directory = resolve(process.argv[2] ?? "../build/playground");
const served = await serve(directory);
const browser = await browse();
const took = {};
const problems = [];
let now = "";

try {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const hosts = new Set();
  context.on("request", (request) => hosts.add(new URL(request.url()).host));
  const page = await opened(context, served.address, "first load");
  await step("the first example has its findings", () => firstFindings(page));
  await step("a mistake is shown, and gone once it is fixed", () => mistake(page));
  await step("a fix is taken at the cursor, by keyboard", () => fixByKeyboard(page));
  await step("all that is safe is fixed at once", () => fixAll(page));
  await step("a finding is ignored, and its rule explained", () => ignoreAndExplain(page));
  await step("signals are completed", () => completion(page));
  await step("a key is completed with its value to be filled in", () => snippet(page));
  await step("what is under the pointer, or at the cursor, is explained", () => hover(page));
  await step("the Python beside it counts", () => python(page));
  await step("the version of noob counts", () => version(page));
  await step("text is never HTML", () => markup(page));
  await step("it recovers from what Python does not survive", () => recovery(page));
  await step("60 lines are checked at each keystroke", () => keystrokes(page));
  const link = await step("a link carries all", () => share(page));
  await step("what is shared is opened", () => openLink(context, link));
  await step("damaged and excessive links are refused", () => badLinks(page));
  await step("everything can be reached by keyboard", () => keyboard(page));
  assert.deepEqual([...hosts].filter(Boolean), [new URL(served.address).host], "other hosts were asked");
  await step("it goes on, and opens again, without a server", () => offline(context, page));
  await context.close();
  await step("it opens as a file", openFile);
  assert.deepEqual(problems, [], "errors on the page");
} finally {
  await browser.close();
  await served.close();
}
report();

// --- what is tried ---------------------------------------------------------------------------------

async function firstFindings(page) {
  assert.deepEqual(await rules(page), ["schema-enum", "unknown-param", "id-redundant", "unknown-signal"]);
  assert.equal(await status(page), "3 errors, 1 note");
  assert.equal(await page.locator("#tube .cm-lintRange-error").count(), 3);
}

async function mistake(page) {
  await choose(page, "A pipeline");
  await settled(page, []);
  await put(page, "tube", "celsius: station.celsius\n      - fahrenheit", "celsius: station.celsus\n      - fahrenheit");
  await settled(page, ["unknown-signal"]);
  await page.click("#findings .fix");
  await settled(page, []);
  assert.ok((await text(page)).includes("- celsius: station.celsius\n"), "the fix was not applied");
}

async function fixByKeyboard(page) {
  await put(page, "tube", "type: float", "typ: float");
  await settled(page, ["schema-unknown-key"]);
  await page.focus("#tube .cm-content");
  await page.keyboard.press("F8");
  await page.keyboard.press("Control+.");
  await settled(page, []);
}

async function fixAll(page) {
  await choose(page, "With mistakes");
  await settled(page, ["schema-enum", "unknown-param", "id-redundant", "unknown-signal"]);
  await page.click("#fix-all");
  await settled(page, ["schema-enum", "unknown-param", "unknown-signal"]);
  assert.ok(await page.isDisabled("#fix-all"));
}

async function ignoreAndExplain(page) {
  const first = page.locator("#findings > li").first();
  await first.locator(".why").click();
  await first.locator(".explanation p").first().waitFor();
  await first.locator(".ignore").click();
  await settled(page, ["unknown-param", "unknown-signal"]);
  assert.ok((await text(page)).includes("noob-lint: ignore[schema-enum]"));
}

async function completion(page) {
  await choose(page, "A pipeline");
  await settled(page, []);
  await put(page, "tube", "      - celsius: station.celsius\n  result", "      - celsius: \n  result");
  await page.focus("#tube .cm-content");
  await page.keyboard.press("Control+Space");
  const shown = page.locator(".cm-tooltip-autocomplete li");
  await shown.first().waitFor();
  const labels = await shown.locator(".cm-completionLabel").allTextContents();
  assert.ok(labels.includes("station.celsius"), `offered: ${labels}`);
  await page.keyboard.type("station.cel");
  await page.waitForFunction(() => document.querySelector(".cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled) li[aria-selected]")?.textContent.includes("station.celsius"));
  await page.waitForTimeout(100); // the editor takes no key that comes too soon after the list
  await page.keyboard.press("Enter");
  await settled(page, []);
  assert.ok((await text(page)).includes("- celsius: station.celsius\n  result"));
}

async function snippet(page) {
  await put(page, "tube", "    depends:\n      - celsius: station.celsius\n  result", "    \n  result");
  await page.focus("#tube .cm-content");
  await page.keyboard.type("dep");
  await page.locator(".cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled) li[aria-selected]", { hasText: "depends" }).waitFor();
  await page.waitForTimeout(100);
  await page.keyboard.press("Enter");
  await page.keyboard.type("celsius: station.celsius");
  await settled(page, []);
  assert.ok((await text(page)).includes("    depends:\n      - celsius: station.celsius\n  result"));
}

async function hover(page) {
  const word = page.locator("#tube .cm-line", { hasText: "type: weather.to_fahrenheit" });
  const box = await word.boundingBox();
  await page.mouse.move(box.x + 130, box.y + 8);
  await page.locator(".cm-tooltip-hover", { hasText: "to_fahrenheit(celsius: float)" }).waitFor();
  await page.mouse.move(5, 5);
  await page.locator(".cm-tooltip-hover").waitFor({ state: "detached" });
  await word.click();
  await page.keyboard.press("Control+i");
  await page.locator(".cm-tooltip", { hasText: "The same temperature on the other scale." }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".cm-tooltip", { hasText: "The same temperature" }).waitFor({ state: "detached" });
}

async function python(page) {
  await put(page, "code", 'Name("fahrenheit")', 'Name("degrees")');
  await settled(page, ["unknown-signal"]);
  await page.locator("#findings .related button", { hasText: "Python" }).click();
  assert.ok(await page.evaluate(() => document.activeElement.closest("#code") !== null));
  await page.fill("#module", "no module");
  await page.locator("#module-problem", { hasText: "not the name" }).waitFor();
  await page.fill("#module", "weather");
  await settled(page, ["unknown-signal"]);
  await put(page, "code", 'Name("degrees")', 'Name("fahrenheit")');
  await settled(page, []);
}

async function version(page) {
  await choose(page, "A tube in a tube");
  await settled(page, []);
  await page.selectOption("#version", "1001");
  await page.waitForFunction(() => document.querySelector("#findings .error"));
  await page.selectOption("#version", "1003");
  await settled(page, []);
}

async function markup(page) {
  await choose(page, "A pipeline");
  await settled(page, []);
  await put(page, "tube", "  station:\n", "  '<img src=x onerror=alert(1)>':\n");
  await page.waitForFunction(() => document.querySelector("#findings .error"));
  assert.equal(await page.locator("main img:not(#graph img)").count(), 0);
  await put(page, "tube", "  '<img src=x onerror=alert(1)>':\n", "  station:\n");
  await settled(page, []);
}

async function recovery(page) {
  const known = problems.length;
  await put(page, "code", '"""A weather station', `x = a${".b".repeat(50_000)}\n"""A weather station`);
  await page.locator("#status.failed", { hasText: "has failed" }).waitFor();
  await choose(page, "An asset");
  await page.locator("#status:not(.failed)", { hasText: "no findings" }).waitFor();
  problems.splice(known); // Pyodide complains
}

async function keystrokes(page) {
  const nodes = Array.from({ length: 12 }, (_, index) => [
    `  to_${index}:`,
    "    type: weather.to_fahrenheit",
    "    depends:",
    "      - celsius: station.celsius",
  ]).flat();
  const head = ["noob_id: long", "noob_model: noob.tube.TubeSpecification", "noob_version: 1003.0.2", "nodes:"];
  const station = ["  station:", "    type: weather.hourly"];
  const end = ["  result:", "    type: return", "    depends:", "      - fahrenheit: to_11.fahrenheit", "      - celsius: station.celsius", "      - hour: "];
  const lines = [...head, ...station, ...nodes, ...end];
  assert.equal(lines.length, 60);
  await page.focus("#tube .cm-content");
  await page.keyboard.press("Control+a");
  await page.evaluate((text) => navigator.clipboard.writeText(text), lines.join("\n"));
  await page.keyboard.press("Control+v");
  await page.waitForFunction(() => document.querySelector("#findings > li.none, #findings > li.error"));
  await page.keyboard.press("Control+End");
  const all = [];
  const linted = [];
  for (const key of "station.hour # that was all of it") {
    await page.waitForTimeout(250);
    await page.evaluate(() => performance.clearMeasures("keystroke"));
    await page.keyboard.type(key);
    await page.waitForFunction(() => performance.getEntriesByName("keystroke").length);
    const [time, worker] = await page.evaluate(() => [
      performance.getEntriesByName("keystroke")[0].duration,
      performance.getEntriesByName("keystroke")[0].detail.took,
    ]);
    all.push(time);
    linted.push(worker);
    if (key === " ") await page.keyboard.press("Escape");
  }
  took["a keystroke until its findings are shown"] = spread(all);
  took["of which the linter"] = spread(linted);
}

async function share(page) {
  await choose(page, "An asset");
  await settled(page, []);
  await put(page, "tube", "highest: 10.0", "highest: 11.5 # \u{1f321} né");
  await settled(page, []);
  await page.click("#share");
  await page.locator("#status", { hasText: "The link" }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${served.address}#1:`), link);
  took["a link with 100 lines"] = `${link.length} characters`;
  return link;
}

async function openLink(context, link) {
  const page = await opened(context, link, "load with a link");
  await settled(page, []);
  assert.ok((await text(page)).includes("highest: 11.5 # \u{1f321} né"));
  await page.close();
}

async function badLinks(page) {
  const before = await text(page);
  const bomb = await page.evaluate(async () => {
    const zeros = new Blob([new Uint8Array(50_000_000)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(zeros).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_");
  });
  for (const [fragment, message] of [["#1:AAAA", "damaged"], ["#1:!!", "damaged"], [`#1:${bomb}`, "too long"], [`#1:${"A".repeat(200_000)}`, "too long"]]) {
    await page.evaluate((hash) => (location.hash = hash), fragment);
    await page.locator("#status", { hasText: message }).waitFor();
    await page.evaluate(() => history.replaceState(null, "", location.pathname));
    await page.evaluate(() => (document.querySelector("#status").textContent = ""));
  }
  assert.equal(await text(page), before);
}

async function keyboard(page) {
  const unnamed = await page.evaluate(() =>
    [...document.querySelectorAll("button, select, input, img, [role=textbox]")]
      .filter((one) => !(one.ariaLabel || one.labels?.length || one.textContent.trim() || one.alt))
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  assert.deepEqual(unnamed, [], "controls without a name");
  await page.focus("#example");
  const passed = [];
  for (let count = 0; count < 10; count++) {
    passed.push(await page.evaluate(() => document.activeElement.id || document.activeElement.closest("[id]")?.id));
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
  }
  for (const id of ["example", "version", "share", "tube", "module", "code"]) assert.ok(passed.includes(id), `${id}: ${passed}`);
}

async function offline(context, page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await caches.keys()).length === 1 && (await (await caches.open((await caches.keys())[0])).keys()).length > 7);
  await context.setOffline(true);
  await served.close();
  await choose(page, "A pipeline");
  await settled(page, []);
  await put(page, "tube", "station.hour", "station.our");
  await settled(page, ["unknown-signal"]);
  await page.close();
  const again = await opened(context, served.address, "load without a network");
  await settled(again, ["schema-enum", "unknown-param", "id-redundant", "unknown-signal"]);
}

async function openFile() {
  const context = await browser.newContext();
  const requests = [];
  context.on("request", (request) => requests.push(new URL(request.url()).protocol));
  const page = await opened(context, pathToFileURL(join(directory, "index.html")).href, "load as a file");
  await settled(page, ["schema-enum", "unknown-param", "id-redundant", "unknown-signal"]);
  assert.deepEqual([...new Set(requests)].filter((one) => !["file:", "blob:", "data:"].includes(one)), []);
  await context.close();
}

// --- how -------------------------------------------------------------------------------------------

async function step(name, run) {
  now = name;
  try {
    const result = await run();
    console.log(`ok  ${name}`);
    return result;
  } catch (error) {
    console.log(`NOT ${name}`);
    throw error;
  }
}

async function opened(context, address, name) {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => problems.push(`${now}: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && problems.push(`${now}: ${message.text()}`));
  const start = performance.now();
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector("#findings > li"));
  took[name] = `${((performance.now() - start) / 1000).toFixed(1)} s`;
  return page;
}

async function choose(page, example) {
  await page.selectOption("#example", "");
  await page.selectOption("#example", { label: example });
}

/** Wait until exactly these rules are reported. */
async function settled(page, expected) {
  const shown = (wanted) => {
    const found = [...document.querySelectorAll("#findings > li .where")].map((one) => one.textContent.split(",")[0]);
    return found.join() === wanted.join() && (wanted.length > 0 || document.querySelector("#findings > .none"));
  };
  await page.waitForFunction(shown, expected, { timeout: 20_000 }).catch(async (error) => {
    throw new Error(`expected ${expected}, but got ${await rules(page)}`, { cause: error });
  });
}

async function rules(page) {
  return (await page.locator("#findings > li .where").allTextContents()).map((one) => one.split(",")[0]);
}

async function status(page) {
  return page.textContent("#status");
}

/** The text of the tube: its lines are all shown, as the window is high enough. */
async function text(page) {
  return page.evaluate(() => document.querySelector("#tube .cm-content").cmTile.root.view.state.doc.toString());
}

/** Replace a part of a text, and leave the cursor behind the last character that differs. */
async function put(page, editor, before, after) {
  await page.evaluate(([id, from, to]) => {
    const view = document.querySelector(`#${id} .cm-content`).cmTile.root.view;
    const at = view.state.doc.toString().indexOf(from);
    if (at < 0) throw new Error(`${from} is not in the text`);
    let end = 0;
    while (end < Math.min(from.length, to.length) && from.at(-1 - end) === to.at(-1 - end)) end++;
    const cursor = at + to.length - end;
    view.dispatch({ changes: { from: at, to: at + from.length, insert: to }, selection: { anchor: cursor }, scrollIntoView: true });
  }, [editor, before, after]);
}

function spread(times) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part) => sorted[Math.floor(part * (sorted.length - 1))].toFixed(0);
  return `median ${at(0.5)} ms, 9 of 10 ${at(0.9)} ms, slowest ${at(1)} ms`;
}

function report() {
  const files = readdirSync(directory).filter((name) => statSync(join(directory, name)).isFile());
  const size = files.reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
  console.log();
  for (const [name, time] of Object.entries(took)) console.log(`${name}: ${time}`);
  console.log(`size of what is loaded: ${(size / 1e6).toFixed(1)} MB`);
}
