/** The extension: starts the server of noob-lint for tubes. */

import * as vscode from "vscode";
import { register, restart } from "./commands.ts";
import { recognise } from "./languages.ts";
import { Server } from "./server.ts";
import { Status } from "./status.ts";

let server: Server | undefined;

/** VS Code has opened a YAML file, or a command of the extension was called. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("noob-lint", { log: true });
  const status = new Status();
  const started = (server = new Server(log, status));
  const again = (): void => void restart(started);
  context.subscriptions.push(
    log,
    status,
    register(started),
    recognise(),
    vscode.workspace.onDidGrantWorkspaceTrust(again),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (["path", "args"].some((name) => event.affectsConfiguration(`noob-lint.${name}`))) {
        again();
      }
    }),
  );
  again();
}

/** VS Code closes, or the extension is turned off. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
