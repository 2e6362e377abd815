// The page: two editors, the findings, the graph, and the choices above them.
import { python } from "@codemirror/lang-python";
import { yaml } from "@codemirror/lang-yaml";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { autocompletion } from "@codemirror/autocomplete";
import { EditorView, keymap } from "@codemirror/view";
import { editor, replaceText, reveal } from "./editors.ts";
import { EXAMPLES } from "./examples.ts";
import { picture } from "./graph.ts";
import { type Ask, help } from "./help.ts";
import { Linter } from "./linter.ts";
import { list, titleOf } from "./list.ts";
import type { Checked, Edit, Finding, Related, Texts } from "./protocol.ts";
import { fragmentOf, LinkError, textsIn } from "./share.ts";

const VERSIONS = { "1003": "1003 and later", "1001": "1001 and 1002", "1000": "1000", "0.1": "before 1000" };
const VERSION_NAMES = Object.keys(VERSIONS).sort((one, other) => Number(other) - Number(one));

const status = part<HTMLOutputElement>("status");
const moduleName = part<HTMLInputElement>("module");
const version = part<HTMLSelectElement>("version");
const example = part<HTMLSelectElement>("example");
const fixAllButton = part<HTMLButtonElement>("fix-all");
const graph = part("graph");

const linter = new Linter((text) => say(`${text} …`));
const ask: Ask = (what, more) => linter.ask(what, texts(), more);

const tube = editor(part("tube"), "Tube, in YAML", [
  yaml(),
  help(ask),
  EditorView.updateListener.of((update) => update.docChanged && changed()),
  keymap.of([{ key: "Mod-.", run: () => fixAtCursor() }]),
]);
const code = editor(part("code"), "Python module that the tube names", [
  python(),
  autocompletion({ override: [] }),
  EditorView.updateListener.of((update) => update.docChanged && changed()),
]);

function part<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

function texts(): Texts {
  return {
    tube: tube.state.doc.toString(),
    code: code.state.doc.toString(),
    module: moduleName.value.trim(),
    version: version.value,
  };
}

function say(text: string, isWrong = false): void {
  status.textContent = text;
  status.classList.toggle("failed", isWrong);
}

// --- checking ------------------------------------------------------------------------------------

let edits = 0;
let editedAt = 0;
let checkedEdit = -1;
let checked: Checked = { findings: [], hasSafeFixes: false, module: "" };
let checking: Promise<void> | undefined;

/** Something on the page was changed: check it, as soon as the check before has ended. */
function changed(): void {
  edits += 1;
  editedAt = performance.now();
  checking ??= check().finally(() => (checking = undefined));
}

async function check(): Promise<void> {
  await Promise.resolve(); // a transaction that calls for this has to end first
  while (checkedEdit !== edits) {
    const edit = edits;
    const start = editedAt;
    try {
      const found = await ask("check", {});
      checkedEdit = edit;
      if (edit === edits) show(found, start);
      if (edit === edits) draw();
    } catch (error) {
      checkedEdit = edit; // what made it fail is not tried again
      say(`noob-lint has failed: ${(error as Error).message}`, true);
    }
  }
}

let drawing: ReturnType<typeof setTimeout> | undefined;

/** Draw the tube, once nothing was typed for a moment: the linter does one thing at a time. */
function draw(): void {
  clearTimeout(drawing);
  const edit = edits;
  drawing = setTimeout(async () => {
    if (edit !== edits) return;
    const found = await ask("graph", {}).catch(() => null);
    if (edit === edits) picture(graph, part<HTMLAnchorElement>("save"), found);
  }, 150);
}

function show(found: Checked, start: number): void {
  checked = found;
  const length = tube.state.doc.length;
  const shown = found.findings.map((one) => diagnostic(one, length));
  tube.dispatch(setDiagnostics(tube.state, shown));
  list(part("findings"), found.findings, { reveal: go, fix, ignore, documentation });
  fixAllButton.disabled = !found.hasSafeFixes;
  part("module-problem").textContent = found.module;
  moduleName.setAttribute("aria-invalid", String(found.module !== ""));
  say(summary(found.findings));
  performance.measure("keystroke", { start, detail: { took: linter.took } });
}

function diagnostic(finding: Finding, length: number): Diagnostic {
  const to = Math.min(finding.to, length);
  const from = Math.min(finding.from, to);
  const deeds = finding.fix ? [{ name: titleOf(finding), apply: () => fix(finding) }] : [];
  const { severity, message, rule } = finding;
  return { from, to, severity, message, source: rule, actions: [...deeds, { name: "Ignore here", apply: () => ignore(finding) }] };
}

function summary(findings: readonly Finding[]): string {
  const counts = (["error", "warning", "info"] as const).flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    const name = severity === "info" ? "note" : severity;
    return count ? [`${count} ${name}${count === 1 ? "" : "s"}`] : [];
  });
  return counts.join(", ") || "no findings";
}

// --- what can be done with a finding ---------------------------------------------------------------

function go(place: Finding | Related): void {
  reveal("file" in place && place.file === "code" ? code : tube, place.from, place.to);
}

function apply(edits: readonly Edit[]): void {
  if (!edits.length) return;
  tube.dispatch({ changes: [...edits], userEvent: "input.fix", scrollIntoView: true });
}

/** The finding as it is now, if the text was changed since it was shown. */
async function current(finding: Finding): Promise<Finding | undefined> {
  while (checkedEdit !== edits) await (checking ?? Promise.resolve());
  const same = (one: Finding) => one.rule === finding.rule && one.message === finding.message;
  const near = checked.findings.filter(same).sort((one, other) => distance(one, finding) - distance(other, finding));
  return near[0];
}

function distance(one: Finding, other: Finding): number {
  return Math.abs(one.from - other.from);
}

async function fix(finding: Finding): Promise<void> {
  const now = await current(finding);
  if (now?.fix) apply(now.fix.edits);
}

async function ignore(finding: Finding): Promise<void> {
  const now = await current(finding);
  if (now) apply((await ask("ignore", { rule: now.rule, from: now.from, to: now.to })).edits);
}

async function documentation(finding: Finding): Promise<string> {
  return (await ask("rule", { rule: finding.rule })).text;
}

function fixAtCursor(): boolean {
  const at = tube.state.selection.main.head;
  const line = tube.state.doc.lineAt(at);
  const near = checked.findings.filter((one) => one.fix && one.from <= line.to && one.to >= line.from);
  const here = near.find((one) => one.from <= at && at <= one.to) ?? near[0];
  if (here) void fix(here);
  return true;
}

fixAllButton.addEventListener("click", async () => {
  const edit = edits;
  const { edits: found } = await ask("fixAll", {});
  if (edit === edits) apply(found);
  tube.focus();
});

// --- choices ---------------------------------------------------------------------------------------

function put(given: Texts): void {
  moduleName.value = given.module;
  version.value = given.version;
  replaceText(code, given.code);
  replaceText(tube, given.tube);
  changed();
}

version.append(...VERSION_NAMES.map((name) => new Option(VERSIONS[name as keyof typeof VERSIONS], name)));
example.append(new Option("…", ""), ...EXAMPLES.map((one, index) => new Option(one.title, String(index))));

version.addEventListener("change", changed);
moduleName.addEventListener("input", changed);
part<HTMLFormElement>("choices").addEventListener("submit", (event) => event.preventDefault());
example.addEventListener("change", () => {
  const chosen = EXAMPLES[Number(example.value)];
  if (example.value && chosen) put({ ...chosen, version: version.value });
});
part<HTMLInputElement>("fit").addEventListener("change", (event) => {
  graph.classList.toggle("fit", (event.target as HTMLInputElement).checked);
});

part("share").addEventListener("click", async () => {
  try {
    history.replaceState(null, "", await fragmentOf(texts()));
  } catch (error) {
    return say(error instanceof LinkError ? error.message : "The link cannot be made.", true);
  }
  try {
    await navigator.clipboard.writeText(location.href);
    say("The link is in the clipboard.");
  } catch {
    say("The link is in the address bar.");
  }
});

addEventListener("hashchange", () => void open(false));

/** Show what the link carries, else an example. */
async function open(isFirst: boolean): Promise<void> {
  let problem = "";
  let given: Texts | undefined;
  try {
    given = await textsIn(location.hash, VERSION_NAMES);
  } catch (error) {
    problem = (error as Error).message;
  }
  if (given) put(given);
  else if (isFirst) {
    example.value = "0";
    put({ ...EXAMPLES[0]!, version: VERSION_NAMES[0]! });
  }
  if (given) example.value = "";
  if (problem) say(problem, true);
}

graph.classList.add("fit");
void open(true);
linter.ready.then(
  (found) => {
    part("about").textContent = `noob-lint ${found}, ${(performance.now() / 1000).toFixed(1)} s to load`;
    if ("serviceWorker" in navigator && location.protocol !== "file:") {
      navigator.serviceWorker.register("service-worker.js").catch(() => undefined); // then it is just not there offline
    }
  },
  (error: Error) => say(`noob-lint cannot be loaded: ${error.message}`, true),
);
