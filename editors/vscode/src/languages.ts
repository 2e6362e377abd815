/** The languages of tubes, and how a YAML document that is a tube becomes one. */

import * as vscode from "vscode";
import { isTube, LINES } from "./tubes.ts";

/** The language of tubes. */
export const TUBE = "noob-tube";

/** The languages of the documents that the server is told of; it says nothing of other YAML. */
export const LANGUAGES = [TUBE, "yaml"];

/** Give YAML documents that are tubes their language, those open and those opened later. */
export function recognise(): vscode.Disposable {
  vscode.workspace.textDocuments.forEach(recogniseOne);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(recogniseOne),
    vscode.workspace.onDidSaveTextDocument(recogniseOne),
  );
}

function recogniseOne(document: vscode.TextDocument): void {
  if (document.languageId === "yaml" && isTube(firstLines(document))) {
    void vscode.languages.setTextDocumentLanguage(document, TUBE);
  }
}

function* firstLines(document: vscode.TextDocument): Generator<string> {
  for (let line = 0; line < Math.min(LINES, document.lineCount); line++) {
    yield document.lineAt(line).text;
  }
}
