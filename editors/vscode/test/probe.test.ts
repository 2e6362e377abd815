import assert from "node:assert/strict";
import { test } from "node:test";
import type { Candidate } from "../src/candidates.ts";
import { choose, complaint, type Ran, type Run, run } from "../src/probe.ts";

const MISSING: Ran = { exists: false, output: "" };
const LACKS = "noob-lint: error: server: pygls is not installed: pip install 'noob-lint[server]'\n";

/** Programs by what they print for --version and as a server. */
function machine(programs: Record<string, readonly [version: string, served: string]>): Run {
  return (program, args) => {
    const said = programs[program];
    const output = args[0] === "--version" ? said?.[0] : said?.[1];
    return Promise.resolve(output === undefined ? MISSING : { exists: true, output });
  };
}

const MACHINE = machine({
  good: ["noob-lint 0.1.0\n", ""],
  old: ["noob-lint 0.0.9\n", ""],
  bare: ["noob-lint 0.1.0\n", LACKS],
  cat: ["cat (GNU coreutils) 9.1\n", ""],
});

const inProject = (program: string): Candidate => ({ program, origin: "environment" });

async function chosen(...candidates: Candidate[]): Promise<readonly [string, string] | string> {
  const probed = await choose(candidates, ["server"], MACHINE);
  const said = complaint(probed);
  return probed?.verdict.kind === "usable" ? ([probed.candidate.program, probed.verdict.version] as const) : said;
}

test("the first that can be used is chosen", async () => {
  assert.deepEqual(await chosen(...["gone", "old", "bare", "good"].map(inProject)), ["good", "0.1.0"]);
});

test("else what is said is about the first that is there", async () => {
  assert.equal(await chosen(...["gone", "bare", "old"].map(inProject)), "bare lacks the packages of its language server.");
  assert.equal(await chosen(inProject("old")), "old is noob-lint 0.0.9; 0.1.0 or newer is needed.");
  assert.equal(await chosen(inProject("cat")), "cat does not say that it is noob-lint.");
});

test("none is there", async () => {
  const nothing = "noob-lint was not found in the environment of the project or on the PATH.";
  assert.equal(await chosen(inProject("gone")), nothing);
  assert.equal(await chosen(), nothing);
  assert.equal(await chosen({ program: "gone", origin: "setting" }), "gone (setting noob-lint.path) does not exist.");
});

test("programs are run for real", async () => {
  const version = await run(process.execPath, ["--version"]);
  assert.deepEqual(version, { exists: true, output: `${process.version}\n` });
  assert.deepEqual(await run("./there-is-none", []), MISSING);
  assert.equal((await run(process.execPath, ["-e", "process.exitCode = 3; console.error('no')"])).output, "no\n");
});
