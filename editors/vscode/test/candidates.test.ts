import assert from "node:assert/strict";
import { test } from "node:test";
import { candidates, interpreters, type Situation } from "../src/candidates.ts";

const LINUX: Situation = {
  configured: "",
  folders: ["/lab"],
  isTrusted: true,
  variables: { PATH: "/usr/bin:tools:/lab/bin" },
  isWindows: false,
  home: "/home/ada",
};
const WINDOWS: Situation = {
  ...LINUX,
  folders: ["C:\\lab"],
  variables: { Path: "C:\\Python;tools" },
  isWindows: true,
  home: "C:\\Users\\ada",
};

const of = (situation: Situation): string[] =>
  candidates(situation).map(({ program, origin }) => `${origin} ${program}`);

test("a trusted project: its environments come before the PATH", () => {
  assert.deepEqual(of({ ...LINUX, variables: { ...LINUX.variables, VIRTUAL_ENV: "/env" } }), [
    "environment /lab/.venv/bin/noob-lint",
    "environment /lab/venv/bin/noob-lint",
    "environment /env/bin/noob-lint",
    "PATH /usr/bin/noob-lint",
    "PATH /lab/bin/noob-lint",
  ]);
});

test("a project that is not trusted: nothing in it is run", () => {
  assert.deepEqual(of({ ...LINUX, isTrusted: false }), ["PATH /usr/bin/noob-lint"]);
  const variables = { PATH: "/lab:/lab/../lab/bin:/labs:/opt" };
  assert.deepEqual(of({ ...LINUX, isTrusted: false, variables }), [
    "PATH /labs/noob-lint",
    "PATH /opt/noob-lint",
  ]);
});

test("Windows", () => {
  assert.deepEqual(of(WINDOWS), [
    "environment C:\\lab\\.venv\\Scripts\\noob-lint.exe",
    "environment C:\\lab\\venv\\Scripts\\noob-lint.exe",
    "PATH C:\\Python\\noob-lint.exe",
  ]);
});

test("a configured program is the only one", () => {
  const paths: Record<string, string> = {
    "noob-lint": "noob-lint",
    "/opt/noob-lint": "/opt/noob-lint",
    "~/bin/noob-lint": "/home/ada/bin/noob-lint",
    "tools/noob-lint": "/lab/tools/noob-lint",
    "${workspaceFolder}/env/bin/noob-lint": "/lab/env/bin/noob-lint",
  };
  for (const [configured, program] of Object.entries(paths)) {
    assert.deepEqual(candidates({ ...LINUX, configured }), [{ program, origin: "setting" }]);
  }
});

test("no folder: only the PATH is left", () => {
  assert.deepEqual(of({ ...LINUX, folders: [], variables: { PATH: "/usr/bin" } }), ["PATH /usr/bin/noob-lint"]);
  assert.deepEqual(of({ ...LINUX, folders: [], variables: {} }), []);
});

test("noob-lint is installed with the interpreter of the project's environment", () => {
  assert.deepEqual(interpreters(LINUX), ["/lab/.venv/bin/python", "/lab/venv/bin/python"]);
  assert.equal(interpreters(WINDOWS)[0], "C:\\lab\\.venv\\Scripts\\python.exe");
});
