/** Finds out whether a noob-lint can be used as a server, before it is started as one. */

import { execFile } from "node:child_process";
import type { Candidate } from "./candidates.ts";
import { isAtLeast, MINIMUM, versionIn } from "./version.ts";

/** What came of running a program: its output, and whether there is one. */
export interface Ran {
  readonly exists: boolean;
  readonly output: string;
}

/** Runs a program with no input. */
export type Run = (program: string, args: readonly string[]) => Promise<Ran>;

/** What is known of a noob-lint. */
export type Verdict =
  | { readonly kind: "usable"; readonly version: string }
  | { readonly kind: "missing" }
  | { readonly kind: "no noob-lint"; readonly output: string }
  | { readonly kind: "too old"; readonly version: string }
  | { readonly kind: "no server"; readonly version: string; readonly output: string };

/** A program with its verdict. */
export interface Probed {
  readonly candidate: Candidate;
  readonly verdict: Verdict;
}

/** The verdict on a program. */
export async function probe(program: string, args: readonly string[], run: Run): Promise<Verdict> {
  const ran = await run(program, ["--version"]);
  if (!ran.exists) {
    return { kind: "missing" };
  }
  const version = versionIn(ran.output);
  if (version === undefined) {
    return { kind: "no noob-lint", output: ran.output };
  }
  if (!isAtLeast(version, MINIMUM)) {
    return { kind: "too old", version };
  }
  const served = await run(program, args); // without input it ends at once
  const lacks = /is not installed/.test(served.output);
  return lacks ? { kind: "no server", version, output: served.output } : { kind: "usable", version };
}

/** The first usable one; else the first that is there at all; undefined if none is. */
export async function choose(
  candidates: readonly Candidate[],
  args: readonly string[],
  run: Run,
): Promise<Probed | undefined> {
  let second: Probed | undefined;
  for (const candidate of candidates) {
    const verdict = await probe(candidate.program, args, run);
    if (verdict.kind === "usable") {
      return { candidate, verdict };
    }
    if (verdict.kind !== "missing" || candidate.origin === "setting") {
      second ??= { candidate, verdict };
    }
  }
  return second;
}

/** What is wrong, in words. */
export function complaint(probed: Probed | undefined): string {
  if (probed === undefined) {
    return "noob-lint was not found in the environment of the project or on the PATH.";
  }
  const { program } = probed.candidate;
  const { verdict } = probed;
  switch (verdict.kind) {
    case "missing":
      return `${program} (setting noob-lint.path) does not exist.`;
    case "no noob-lint":
      return `${program} does not say that it is noob-lint.`;
    case "too old":
      return `${program} is noob-lint ${verdict.version}; ${MINIMUM} or newer is needed.`;
    case "no server":
      return `${program} lacks the packages of its language server.`;
    case "usable":
      return "";
  }
}

/** Runs a program for real; it is ended after ten seconds. */
export const run: Run = (program, args) =>
  new Promise((resolve) => {
    const child = execFile(program, [...args], { timeout: 10_000 }, (error, stdout, stderr) => {
      const code = error && "code" in error ? error.code : undefined;
      const exists = code !== "ENOENT" && code !== "EACCES" && code !== "ENOTDIR";
      resolve({ exists, output: stdout + stderr });
    });
    child.stdin?.on("error", () => undefined); // it may be gone before its input ends
    child.stdin?.end();
  });
