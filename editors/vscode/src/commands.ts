/** The commands of the extension. */

import * as fs from "node:fs";
import * as vscode from "vscode";
import { interpreters } from "./candidates.ts";
import { install } from "./install.ts";
import { complaint, type Probed, run } from "./probe.ts";
import { rulesAt } from "./rule.ts";
import { type Server, situation } from "./server.ts";

const RULES = "noob-lint-rule";

/** Register the commands, and the documents that they show. */
export function register(server: Server): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand("noob-lint.restart", () => restart(server)),
    registerCommand("noob-lint.fixAll", fixAll),
    registerCommand("noob-lint.showRule", showRule),
    registerCommand("noob-lint.showLog", () => server.log.show()),
    registerCommand("noob-lint.install", () => installAndRestart(server)),
    vscode.workspace.registerTextDocumentContentProvider(RULES, {
      provideTextDocumentContent: (uri) => pageOf(server, uri.path.replace(/\.md$/, "")),
    }),
  );
}

/** Start the server anew; if there is none, say so and offer to install one. */
export async function restart(server: Server): Promise<void> {
  const probed = await server.restart();
  if (probed?.verdict.kind !== "usable") {
    await offer(server, probed);
  }
}

async function offer(server: Server, probed: Probed | undefined): Promise<void> {
  const canInstall = interpreter() !== undefined && probed?.candidate.origin !== "setting";
  const choices = [...(canInstall ? ["Install"] : []), "Settings", "Log"];
  const answer = await vscode.window.showWarningMessage(advice(probed, canInstall), ...choices);
  if (answer === "Install") {
    await installAndRestart(server);
  } else if (answer === "Settings") {
    await vscode.commands.executeCommand("workbench.action.openSettings", "noob-lint.path");
  } else if (answer === "Log") {
    server.log.show();
  }
}

function advice(probed: Probed | undefined, canInstall: boolean): string {
  if (canInstall) {
    return `${complaint(probed)} Install it into the environment of the project?`;
  }
  const trust = vscode.workspace.isTrusted ? "" : " In a trusted workspace, that of the project is used.";
  return `${complaint(probed)} To install it: pip install "noob-lint[server]".${trust}`;
}

/** The interpreter of the project's environment; none where its code may not be run. */
function interpreter(): string | undefined {
  return vscode.workspace.isTrusted ? interpreters(situation()).find((path) => fs.existsSync(path)) : undefined;
}

async function installAndRestart(server: Server): Promise<void> {
  const python = interpreter();
  if (python === undefined) {
    const how = "Create one with: python -m venv .venv";
    await vscode.window.showWarningMessage(`The project has no environment that may be used. ${how}`);
  } else if (await install(python)) {
    await restart(server);
  }
}

async function fixAll(): Promise<void> {
  const action = { kind: "source.fixAll.noob-lint", apply: "first" };
  await vscode.commands.executeCommand("editor.action.codeAction", action);
}

async function showRule(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  const found = rulesAt(vscode.languages.getDiagnostics(editor.document.uri), editor.selection.active);
  if (found.length === 0) {
    void vscode.window.showInformationMessage("noob-lint has no finding on this line.");
    return;
  }
  const id = found.length === 1 ? found[0] : await vscode.window.showQuickPick(found);
  if (id !== undefined) {
    const page = vscode.Uri.from({ scheme: RULES, path: `${id}.md` });
    await vscode.commands.executeCommand("markdown.showPreview", page);
  }
}

async function pageOf(server: Server, id: string): Promise<string> {
  if (server.program === undefined || !/^[a-z0-9-]+$/.test(id)) {
    return "The server does not run.";
  }
  return (await run(server.program, ["rule", id, "--format", "markdown"])).output;
}
