/** Installs noob-lint into the environment of the project, in a terminal that shows how. */

import * as vscode from "vscode";

/** Run pip of an interpreter; whether it has succeeded. */
export async function install(interpreter: string): Promise<boolean> {
  const args = ["-m", "pip", "install", "--upgrade", "noob-lint[server]"];
  const task = new vscode.Task(
    { type: "process" },
    vscode.TaskScope.Workspace,
    "install",
    "noob-lint",
    new vscode.ProcessExecution(interpreter, args),
  );
  const execution = await vscode.tasks.executeTask(task);
  return new Promise((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess((event) => {
      if (event.execution === execution) {
        listener.dispose();
        resolve(event.exitCode === 0);
      }
    });
  });
}
