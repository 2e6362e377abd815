/** The item in the status bar: the state of the server, its version, and the way to its log. */

import * as vscode from "vscode";
import { LANGUAGES } from "./languages.ts";

/** The status item, beside the language of a tube. */
export class Status implements vscode.Disposable {
  readonly #item = vscode.languages.createLanguageStatusItem(
    "noob-lint",
    LANGUAGES.map((language) => ({ language })),
  );

  constructor() {
    this.#item.name = "noob-lint";
    this.#item.command = { command: "noob-lint.showLog", title: "Log" };
    this.starting();
  }

  /** The server is being looked for or started. */
  starting(): void {
    this.#show("noob-lint", "starting", vscode.LanguageStatusSeverity.Information, true);
  }

  /** The server runs. */
  running(version: string, program: string): void {
    this.#show(`noob-lint ${version}`, program, vscode.LanguageStatusSeverity.Information);
  }

  /** The server does not run, for a reason. */
  failed(reason: string): void {
    this.#show("noob-lint does not run", reason, vscode.LanguageStatusSeverity.Error);
  }

  dispose(): void {
    this.#item.dispose();
  }

  #show(text: string, detail: string, severity: vscode.LanguageStatusSeverity, busy = false): void {
    Object.assign(this.#item, { text, detail, severity, busy });
  }
}
