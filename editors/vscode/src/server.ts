/** The server: found, started, started again and stopped. */

import * as os from "node:os";
import * as vscode from "vscode";
import { LanguageClient, State, type LanguageClientOptions } from "vscode-languageclient/node";
import { candidates, type Situation } from "./candidates.ts";
import { LANGUAGES } from "./languages.ts";
import { asksForMore } from "./more.ts";
import { choose, complaint, type Probed, run } from "./probe.ts";
import { forServer } from "./settings.ts";
import type { Status } from "./status.ts";

/** What decides which noob-lint is started. */
export function situation(): Situation {
  return {
    configured: vscode.workspace.getConfiguration("noob-lint").get("path", "").trim(),
    folders: (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
    isTrusted: vscode.workspace.isTrusted,
    variables: process.env,
    isWindows: process.platform === "win32",
    home: os.homedir(),
  };
}

/** The server of this window. */
export class Server {
  #client: LanguageClient | undefined;
  #program: string | undefined;
  #queue: Promise<Probed | undefined> = Promise.resolve(undefined);

  constructor(
    readonly log: vscode.LogOutputChannel,
    readonly status: Status,
  ) {}

  /** The noob-lint that runs, if one does. */
  get program(): string | undefined {
    return this.#program;
  }

  /** Stop what runs, look for a noob-lint and start it; what is wrong with it, if it is. */
  restart(): Promise<Probed | undefined> {
    this.#queue = this.#queue.then(() => this.#restart());
    return this.#queue;
  }

  /** Stop the server. */
  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = this.#program = undefined;
    await client?.dispose().catch((error: unknown) => this.log.warn(String(error)));
  }

  async #restart(): Promise<Probed | undefined> {
    await this.stop();
    this.status.starting();
    const args = vscode.workspace.getConfiguration("noob-lint").get("args", ["server"]);
    const probed = await choose(candidates(situation()), args, run);
    if (probed?.verdict.kind !== "usable") {
      const reason = complaint(probed);
      this.log.error(reason);
      this.status.failed(reason);
      return probed;
    }
    const { program, origin } = probed.candidate;
    this.log.info(`${program} (${origin}), version ${probed.verdict.version}`);
    try {
      await this.#start(program, args, probed.verdict.version);
    } catch (error) {
      this.log.error(String(error));
      this.status.failed(String(error));
    }
    return probed;
  }

  async #start(program: string, args: readonly string[], version: string): Promise<void> {
    const command = { command: program, args: [...args] };
    const client = new LanguageClient("noob-lint", "noob-lint", command, this.#options());
    this.#client = client;
    client.onDidChangeState(({ newState }) => {
      if (this.#client === client && newState === State.Running) {
        this.status.running(version, program);
      } else if (this.#client === client && newState === State.Stopped) {
        this.status.failed("It has stopped; the log may say why.");
      }
    });
    await client.start();
    this.#program = program;
  }

  #options(): LanguageClientOptions {
    return {
      documentSelector: LANGUAGES.map((language) => ({ scheme: "file", language })),
      outputChannel: this.log,
      middleware: {
        provideCompletionItem: async (document, position, context, token, next) => {
          const found = await next(document, position, context, token);
          (Array.isArray(found) ? found : (found?.items ?? [])).forEach(goOn);
          return found;
        },
        workspace: {
          configuration: async (params, token, next) => {
            const values = await next(params, token);
            return Array.isArray(values) ? values.map(forServer) : values;
          },
        },
      },
    };
  }
}

/** Where a value is to follow an accepted item, let VS Code offer what it can be. */
function goOn(item: vscode.CompletionItem): void {
  if (item.insertText instanceof vscode.SnippetString && asksForMore(item.insertText.value)) {
    item.command = { command: "editor.action.triggerSuggest", title: "Suggest" };
  }
}
