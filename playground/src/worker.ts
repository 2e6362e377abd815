// Runs the linter: Python, compiled to WebAssembly, in a thread of its own.
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { loadPyodide } from "pyodide";
import type { Files, FromWorker, ToWorker } from "./protocol.ts";

/** A lock file without packages, set by the build: Pyodide itself installs none here. */
declare const PYODIDE_LOCK: string;

let answer: ((question: string) => string) | undefined;

addEventListener("message", (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.kind === "start") {
    start(message.base, message.files).catch((error: unknown) => send({ kind: "failed", reason: reasonOf(error) }));
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
  const pack = fetch(new URL("python.pack", base)).then(unpacked);
  const python = await loadPyodide({
    indexURL: base,
    createPyodideModule,
    lockFileContents: PYODIDE_LOCK,
    packageBaseUrl: base,
  });
  send({ kind: "progress", text: "Loading noob-lint" });
  for (const [path, data] of await pack) {
    python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    python.FS.writeFile(path, data, { canOwn: true });
  }
  const bridge = python.pyimport("playground.bridge").prepare();
  answer = bridge.answer;
  send({ kind: "ready", version: python.pyimport("noob_lint").__version__ });
}

/** The files in the pack, which compile.mjs has made. */
async function unpacked(response: Response): Promise<[string, Uint8Array][]> {
  if (!response.ok || !response.body) throw new Error(`${response.url}: ${response.status}`);
  const plain = response.body.pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(plain).arrayBuffer());
  const length = new DataView(bytes.buffer).getUint32(0, true);
  const names = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as [string, number][];
  let at = 4 + length;
  return names.map(([name, size]) => [name, bytes.subarray(at, (at += size))]);
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
    const found = answer(question);
    if (typeof found !== "string") throw new Error("Python has ended");
    send({ kind: "answer", id, answer: found, took: performance.now() - start });
  } catch (error) {
    send({ kind: "error", id, reason: reasonOf(error) });
  }
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split("\n").at(-1) ?? ""; // a traceback ends with what was raised
}
