/** Which noob-lint may be started: the configured one, that of the project, or one on the PATH. */

import * as path from "node:path";

/** Where a program comes from. */
export type Origin = "setting" | "environment" | "PATH";

/** A program that may be started. */
export interface Candidate {
  readonly program: string;
  readonly origin: Origin;
}

/** What decides which programs come into question. */
export interface Situation {
  /** The setting `noob-lint.path`; in a workspace that is not trusted, that of the user. */
  readonly configured: string;
  /** The folders of the workspace. */
  readonly folders: readonly string[];
  /** Whether code of the workspace may be run. */
  readonly isTrusted: boolean;
  /** The variables of the environment of the editor. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly isWindows: boolean;
  readonly home: string;
}

const ENVIRONMENTS = [".venv", "venv"];

/** The programs that come into question, best first; one that is configured is the only one. */
export function candidates(situation: Situation): Candidate[] {
  const { configured, folders, isTrusted, variables, isWindows } = situation;
  if (configured !== "") {
    return [{ program: expanded(configured, situation), origin: "setting" }];
  }
  const found: Candidate[] = [];
  if (isTrusted) {
    const environments = folders.flatMap((folder) => ENVIRONMENTS.map((name) => join(situation, folder, name)));
    if (variables["VIRTUAL_ENV"]) {
      environments.push(variables["VIRTUAL_ENV"]);
    }
    for (const environment of environments) {
      found.push({ program: scripts(situation, environment, "noob-lint"), origin: "environment" });
    }
  }
  const name = isWindows ? "noob-lint.exe" : "noob-lint";
  for (const folder of onPath(situation)) {
    found.push({ program: join(situation, folder, name), origin: "PATH" });
  }
  return found;
}

/** The interpreters of the environments of the project, into which noob-lint may be installed. */
export function interpreters(situation: Situation): string[] {
  return situation.folders.flatMap((folder) =>
    ENVIRONMENTS.map((name) => scripts(situation, join(situation, folder, name), "python")),
  );
}

/** The directories on the PATH; those in an untrusted workspace, and relative ones, are left out. */
function onPath(situation: Situation): string[] {
  const { variables, isWindows, isTrusted, folders } = situation;
  const flavour = isWindows ? path.win32 : path.posix;
  const listed = (variables["PATH"] ?? variables["Path"] ?? "").split(flavour.delimiter);
  return listed
    .filter((folder) => flavour.isAbsolute(folder))
    .filter((folder) => isTrusted || !folders.some((root) => isInside(flavour, folder, root)));
}

function isInside(flavour: path.PlatformPath, folder: string, root: string): boolean {
  const way = flavour.relative(root, folder);
  return way !== ".." && !way.startsWith(`..${flavour.sep}`) && !flavour.isAbsolute(way);
}

function scripts(situation: Situation, environment: string, name: string): string {
  return situation.isWindows
    ? join(situation, environment, "Scripts", `${name}.exe`)
    : join(situation, environment, "bin", name);
}

function expanded(configured: string, situation: Situation): string {
  const text = configured
    .replace(/^~(?=$|[/\\])/, () => situation.home)
    .replaceAll("${workspaceFolder}", () => situation.folders[0] ?? "");
  const flavour = situation.isWindows ? path.win32 : path.posix;
  const isName = !/[/\\]/.test(text);
  return isName || flavour.isAbsolute(text) ? text : join(situation, situation.folders[0] ?? "", text);
}

function join(situation: Situation, ...parts: string[]): string {
  return (situation.isWindows ? path.win32 : path.posix).join(...parts);
}
