// Works in VS Code as a user does, and prints as JSON what was seen of each feature. The variables
// ADDRESS (of code-server), PROJECTS, BROWSER and PLAYWRIGHT say with what.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { ADDRESS, PROJECTS, BROWSER, PLAYWRIGHT, PICTURES } = process.env;
const { chromium } = await import(pathToFileURL(PLAYWRIGHT).href);
const browser = await chromium.launch({ executablePath: BROWSER, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1500, height: 1800 } });
const keys = page.keyboard;
const seen = {};
const PATIENCE = Number(process.env.PATIENCE ?? 40_000);

// --- what a user does ----------------------------------------------------------------------------

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Wait until a look gives something, and return it. */
async function until(what, look) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`no ${what}`);
    }
    await sleep(100);
  }
}

/** Note what was seen of a feature, or that it was not; a picture then shows what was there. */
async function feature(name, look) {
  const start = Date.now();
  try {
    seen[name] = `seen: ${await look()}`;
  } catch (error) {
    seen[name] = `not seen: ${String(error.message).split("\n")[0]}`;
    if (PICTURES) {
      await page.screenshot({ path: `${PICTURES}/${name.replace(/\W+/g, "-")}.png` });
    }
  }
  console.error(`${name}: ${seen[name]} (${Date.now() - start} ms)`);
  await keys.press("Escape");
  await keys.press("Escape");
  await restore();
}

/** Undo what a look has changed, but for what it has saved. */
async function restore() {
  if (await page.$(".tab.active.dirty")) {
    await command("File: Revert File");
    await until("clean document", async () => !(await page.$(".tab.active.dirty")));
  }
}

async function openFolder(name) {
  const end = Date.now() + 60_000;
  for (;;) {
    try {
      await page.goto(`${ADDRESS}/?folder=${PROJECTS}/${name}`);
      break;
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await sleep(500);
    }
  }
  await page.waitForSelector(".monaco-workbench .part.statusbar", { timeout: 60_000 });
}

async function quickly(key, text) {
  await keys.press(key);
  await page.waitForSelector(".quick-input-widget .quick-input-box input");
  await keys.insertText(text);
  await until("entry to choose", () => page.$(".quick-input-list .monaco-list-row.focused"));
  await sleep(700); // the list is filtered a little later
  await keys.press("Enter");
  await sleep(300);
}

const command = (title) => quickly("F1", title);

async function open(name, project = "project") {
  await quickly("Control+p", `${PROJECTS}/${project}/${name}`);
  const tab = `.tab.active[data-resource-name="${name.split("/").at(-1)}"]`;
  await until(`tab of ${name}`, () => page.$(tab));
  await sleep(500);
}

/** Put the cursor behind some text of the open document, found as a user does. */
async function goTo(text, behind = 0) {
  const lines = written(await active()).split("\n");
  const line = lines.findIndex((one) => one.includes(text));
  if (line < 0) {
    throw new Error(`text ${text}`);
  }
  const column = lines[line].indexOf(text) + text.length - behind;
  await keys.press("Control+1"); // the editor, whatever has been looked at
  await quickly("Control+g", `:${line + 1}:${column + 1}`);
}

const active = () => page.getAttribute(".tab.active", "data-resource-name");
const written = (name) => readFileSync(`${PROJECTS}/project/${name}`, "utf8");

const save = async () => {
  await keys.press("Control+s");
  await until("saved file", async () => !(await page.$(".tab.active.dirty")));
};

/** The lines of the document, as they are shown. */
const shown = () =>
  page.evaluate(() =>
    [...document.querySelectorAll(".editor-instance .view-line")]
      .map((line) => [parseFloat(line.style.top), line.textContent.replaceAll("\u00a0", " ")])
      .sort((one, other) => one[0] - other[0])
      .map(([, text]) => text)
      .join("\n"),
  );

const texts = (selector) =>
  page.$$eval(selector, (found) => found.map((one) => one.textContent.replaceAll("\u00a0", " ")));

const problems = () => texts(".markers-panel .monaco-list-row");
const has = async (selector, text) => (await texts(selector)).find((one) => one.includes(text));
const rule = (id) => async () => (await problems()).find((one) => one.includes(`noob-lint${id}[`));
const without = (id) => async () => !(await problems()).some((one) => one.includes(`noob-lint${id}[`));
const suggestions = () => texts(".suggest-widget.visible .monaco-list-row .label-name");

async function notification(text) {
  return until(`message "${text}"`, () => has(".notification-toast", text));
}

async function choose(label) {
  await until(`entry "${label}"`, () => has(".action-widget .monaco-list-row", label));
  for (let tries = 0; !(await has(".action-widget .monaco-list-row.focused", label)); tries++) {
    if (tries === 20) {
      throw new Error(`way to "${label}"`);
    }
    await keys.press("ArrowDown");
    await sleep(100);
  }
  await keys.press("Enter");
}

// --- what there is to see ------------------------------------------------------------------------

async function untrusted() {
  await openFolder("project");
  await open("it.yaml");
  await notification("In a trusted workspace, that of the project is used.");
  await until("language", () => has(".statusbar-item", "Noob Tube"));
  seen["a tube recognised by its content"] = "seen: its language is Noob Tube";
  return "nothing of it is started, with a message";
}

async function trust() {
  await command("Workspaces: Manage Workspace Trust");
  await page.click(".workspace-trust-editor >> text=/^Trust$/");
  await sleep(1000);
  await open("it.yaml");
  await command("Problems: Focus on Problems View");
  await until("finding", rule("unknown-signal"));
  await open("it.yaml");
}

async function typing() {
  await goTo("path: in.tif");
  await keys.press("Enter");
  await keys.type("pth: 1", { delay: 30 });
  const found = await until("new finding", rule("unknown-param"));
  await command("File: Revert File");
  await until("finding that goes", without("unknown-param"));
  return found && "a finding that comes and goes";
}

async function highlighted() {
  await goTo("first:", 2);
  await until("two highlights", async () => (await page.$$(".wordHighlight, .wordHighlightStrong")).length >= 2);
  return "the node and what depends on it";
}

async function hovered() {
  await goTo("lab.blur", 2);
  await command("Show or Focus Hover");
  await until("hover", () => has(".monaco-hover:not(.hidden) .hover-contents", "Blur an image."));
  return "signature, docstring, place";
}

async function completed() {
  await goTo("first.blured", 3);
  await keys.press("Control+Space");
  const labels = await until("suggestions", async () => {
    const found = await suggestions();
    return found.includes("first.blurred") && found;
  });
  return labels.slice(0, 3).join(", ");
}

async function snippet() {
  await goTo("path: in.tif");
  await keys.press("Enter");
  await keys.press("Shift+Tab");
  await keys.press("Shift+Tab");
  await keys.type("third:\nty", { delay: 30 }); // the second line is indented by itself
  await until("key", async () => (await suggestions()).includes("type"));
  await keys.press("Tab");
  await until("values after the key", async () => (await suggestions()).includes("gather"));
  await keys.type("lab.", { delay: 100 });
  await until("callables", async () => (await suggestions()).includes("lab.blur"));
  await keys.type("blu", { delay: 100 });
  await until("snippet", async () => (await suggestions()).includes("lab.blur with image"));
  await page.click(".suggest-widget .monaco-list-row >> text=lab.blur with image");
  await until("text", async () => (await shown()).split("- image: ").length === 4);
  await keys.type("first.blurred", { delay: 30 });
  await until("reference", async () => (await shown()).includes("- image: first.blurred"));
  return "a node with its slots; values are offered after their key";
}

async function defined() {
  await goTo("lab.blur", 2);
  await keys.press("F12");
  await until("the code", async () => (await active()) === "lab.py");
  const place = await until("position", () => has(".statusbar-item", "Ln 17"));
  await open("it.yaml");
  return `${place} of lab.py`;
}

async function typeDefined() {
  await goTo("source.image", 2);
  await command("Go to Type Definition");
  await until("the code", async () => (await active()) === "lab.py");
  const place = await until("position", () => has(".statusbar-item", "Ln 8"));
  await open("it.yaml");
  return `${place} of lab.py`;
}

async function referred() {
  await goTo("first:", 2);
  await command("References: Find All References");
  const found = await until("list", () => has(".tree-view-container, .references-view, .pane-body", "child.tube.yaml"));
  await sleep(2000); // the list opens its first entry, too
  return found && "in the tube and in one that extends it";
}

async function renamed() {
  await goTo("first:", 2);
  await keys.press("F2");
  const isReady = () => document.activeElement?.classList.contains("rename-input");
  await until("field for the name", () => page.evaluate(isReady));
  await keys.press("Control+a");
  await keys.type("primary");
  await keys.press("Enter");
  await until("new name", async () => (await shown()).includes("image: primary.blured"));
  await command("File: Save All");
  await until("other file", () => written("child.tube.yaml").includes("primary.blurred"));
  return "in both tubes";
}

async function fixed() {
  await goTo("first.blured", 2);
  await keys.press("Control+.");
  await choose("write blurred");
  await until("fix", async () => (await shown()).includes("image: first.blurred"));
  await until("finding that goes", without("unknown-signal"));
  return "write blurred";
}

async function ignored() {
  await goTo("first.blured", 2);
  await keys.press("Control+.");
  await choose("ignore unknown-signal here");
  await until("comment", async () => (await shown()).includes("# noob-lint: ignore[unknown-signal]"));
  return "with a place for its reason";
}

async function fixedAll() {
  await command("noob-lint: Fix all that is safe to fix");
  await until("fixed text", async () => !(await shown()).includes("id: second"));
  return "the redundant id is gone";
}

async function fixedOnSave() {
  await goTo("path: in.tif");
  await keys.press("Enter");
  await keys.type("count: 4", { delay: 30 });
  await save();
  await until("fixed file", () => !written("it.yaml").includes("id: second"));
  return "the redundant id is gone";
}

async function hinted() {
  await open("it.yaml");
  await until("hint", () => has(".editor-instance .view-line", "radius=2"));
  return "radius=2";
}

async function outlined() {
  await quickly("Control+Shift+O", "second");
  return `second, ${await until("position", () => has(".statusbar-item", "Ln 1"))}`;
}

async function projectSymbols() {
  await keys.press("Control+t");
  await page.waitForSelector(".quick-input-widget .quick-input-box input");
  await keys.insertText("alone");
  await until("symbol", () => has(".quick-input-list .monaco-list-row", "alone"));
  return "a node of another tube";
}

async function linked() {
  await open("child.tube.yaml");
  await until("link", () => page.$(".detected-link"));
  await goTo("extends: [it", 1);
  await command("Open Link");
  await until("the base", async () => (await active()) === "it.yaml");
  return "from extends to the base";
}

async function tokens() {
  await open("it.yaml");
  await goTo("primary:", 2);
  await command("Developer: Inspect Editor Tokens and Scopes");
  const found = await until("inspector", () => has(".token-inspect-widget", "semantic token type"));
  await command("Developer: Inspect Editor Tokens and Scopes");
  return found && "the types of names, in the inspector of tokens";
}

async function onlyOnce() {
  const others = () => has(".markers-panel .monaco-list-row", "yaml-schema");
  const unknown = rule("schema-unknown-key");
  await initialise("--editor=vscode");
  await open("tubes/plain.yaml");
  await until("finding of the other server", others);
  await initialise("--editor=vscode", "--server");
  await until("silence of the other server", async () => !(await others()) && (await unknown()));
  await open("child.tube.yaml");
  await goTo("nodes:");
  await keys.press("Enter");
  await keys.type("dependz: 1", { delay: 30 });
  await until("finding", async () => (await texts(".tab.active.dirty")).length && (await unknown()));
  await sleep(3000);
  if (await others()) {
    throw new Error("silence of the other server in a file that is called *.tube.yaml");
  }
  return "beside yaml-language-server, after init --editor vscode --server";
}

/** Run `noob-lint init` in the project. */
const initialise = (...args) =>
  execFileSync(`${PROJECTS}/project/.venv/bin/noob-lint`, ["init", ...args], { cwd: `${PROJECTS}/project` });

async function status() {
  await open("it.yaml");
  await page.click('[id="status.languageStatus"]');
  await until("item", () => has(".hover-language-status", "noob-lint 0"));
  await command("noob-lint: Show the log");
  await until("log", () => has(".output-view .view-line, .output .view-line", "version"));
  return "version and path of the program; the log opens";
}

async function rulePage() {
  await open("it.yaml");
  await goTo("primary.blured", 2);
  await command("noob-lint: Show the rule at the cursor");
  await until("preview", () => page.$('.tab.active[data-resource-name="unknown-signal.md"], .tab.active[aria-label*="unknown-signal"]'));
  await page.hover(".tab.active"); // with the mouse, since the preview has the keyboard
  await page.click(".tab.active .codicon-close", { force: true });
  return "its page, in a preview";
}

async function restarted() {
  await command("Problems: Focus on Problems View");
  await open("it.yaml");
  await command("noob-lint: Restart the server");
  await until("findings that go", without("unknown-signal"));
  await until("findings that are back", rule("unknown-signal"));
  return "the findings go, and are back";
}

async function offered() {
  await openFolder("bare");
  await open("it.yaml", "bare");
  await command("Workspaces: Manage Workspace Trust");
  await page.click(".workspace-trust-editor >> text=/^Trust$/");
  const toast = "Install it into the environment of the project?";
  await notification(toast);
  await page.click(".notification-toast >> text=/^Install$/");
  await open("it.yaml", "bare");
  await command("Problems: Focus on Problems View");
  const end = Date.now() + 120_000;
  while (!(await rule("unknown-signal")()) && Date.now() < end) {
    await sleep(1000);
  }
  await until("finding of the installed one", rule("unknown-signal"));
  return "accepted; the server then runs";
}


try {
  await feature("an untrusted workspace", untrusted);
  await trust();
  await feature("diagnostics while typing", typing);
  await feature("findings in closed files", () => until("finding", rule("unknown-node")).then(() => "in the list of problems"));
  await feature("highlights", highlighted);
  await feature("hover", hovered);
  await feature("completion", completed);
  await feature("snippets with tab stops", snippet);
  await feature("go to definition", defined);
  await feature("go to type definition", typeDefined);
  await feature("references", referred);
  await feature("code action: a fix", fixed);
  await feature("code action: an ignore comment", ignored);
  await feature("all safe fixes, by a command", fixedAll);
  await feature("all safe fixes, on save", fixedOnSave);
  await feature("rename", renamed);
  await feature("inlay hints", hinted);
  await feature("outline", outlined);
  await feature("symbols of the project", projectSymbols);
  await feature("links", linked);
  await feature("semantic tokens", tokens);
  await feature("nothing shown twice", onlyOnce);
  await feature("status and log", status);
  await feature("the rule at the cursor", rulePage);
  await feature("restart", restarted);
  await feature("the offer to install noob-lint", offered);
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
