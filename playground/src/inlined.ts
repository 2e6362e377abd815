// A page that is opened as a file may fetch nothing, but load scripts: these hold what it needs.
import type { Files } from "./protocol.ts";

const NAMES = ["pyodide.asm.wasm", "python_stdlib.zip", "python.pack"] as const;

declare global {
  // set by the scripts in inlined/
  var inlinedFiles: Record<string, string> | undefined;
}

/** The worker, and the files that it reads. */
export async function inlined(): Promise<{ worker: Worker; files: Files }> {
  const files: Record<string, ArrayBuffer> = {};
  const code = await read("worker.js");
  for (const name of NAMES) {
    files[name] = decoded(await read(name));
  }
  // A worker may not be a module that is a file, or a blob of such a page.
  const worker = new Worker(`data:text/javascript;base64,${code}`, { type: "module" });
  return { worker, files };
}

/** The bytes of a long text in base64; a loop is many times as fast as `Uint8Array.from`. */
function decoded(text: string): ArrayBuffer {
  const plain = atob(text);
  const bytes = new Uint8Array(plain.length);
  for (let index = 0; index < plain.length; index++) bytes[index] = plain.charCodeAt(index);
  return bytes.buffer;
}

/** A file in base64. */
async function read(name: string): Promise<string> {
  await script(`inlined/${name}.js`);
  const text = globalThis.inlinedFiles?.[name];
  if (text === undefined) throw new Error(`${name} is missing`);
  delete globalThis.inlinedFiles?.[name];
  return text;
}

function script(source: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = source;
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(`${source} cannot be loaded`));
    document.head.append(element);
  });
}
