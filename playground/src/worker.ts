// Runs the linter: Python, compiled to WebAssembly, in a thread of its own.
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { loadPyodide } from "pyodide";
import type { Files, FromWorker, ToWorker } from "./protocol.ts";

/** A lock file without packages, set by the build: Pyodide itself installs none here. */
declare const PYODIDE_LOCK: string;

const SITE = "/lib/python3.14/site-packages";

let answer: ((question: string) => string) | undefined;

addEventListener("message", (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.kind === "start") {
    start(message.base, message.files).catch((error: unknown) => send({ kind: "failed", reason: String(error) }));
  } else {
    reply(message.id, message.question);
  }
});

function send(message: FromWorker): void {
  postMessage(message);
}

async function start(base: string, files: Files | undefined): Promise<void> {
  if (files) fetchFrom(files);
  send({ kind: "progress", text: "Loading Python" });
  const packages = fetch(new URL("python.zip", base)).then((response) => response.arrayBuffer());
  const python = await loadPyodide({
    indexURL: base,
    createPyodideModule,
    lockFileContents: PYODIDE_LOCK,
    packageBaseUrl: base,
  });
  send({ kind: "progress", text: "Loading noob-lint" });
  python.unpackArchive(await packages, "zip", { extractDir: SITE });
  const bridge = python.pyimport("playground.bridge").prepare(SITE.slice(0, SITE.lastIndexOf("/")));
  answer = bridge.answer;
  send({ kind: "ready", version: python.pyimport("noob_lint").__version__ });
}

/** Where a page is opened as a file, nothing can be fetched: the page hands over what it read. */
function fetchFrom(files: Files): void {
  self.fetch = async (input) => {
    const url = input instanceof Request ? input.url : String(input);
    const name = url.slice(url.lastIndexOf("/") + 1);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    const found = files[name];
    return found ? new Response(found, { headers: { "content-type": type } }) : new Response(null, { status: 404 });
  };
}

function reply(id: number, question: string): void {
  const start = performance.now();
  try {
    if (!answer) throw new Error("not loaded yet");
    send({ kind: "answer", id, answer: answer(question), took: performance.now() - start });
  } catch (error) {
    send({ kind: "error", id, reason: String(error) });
  }
}
