// A page that is opened as a file may fetch nothing, but load scripts: these hold what it needs.
import type { Files } from "./protocol.ts";

const NAMES = ["worker.js", "pyodide.asm.wasm", "python_stdlib.zip", "python.pack"] as const;

declare global {
  // set by the scripts in inlined/
  var inlinedFiles: Record<string, string> | undefined;
}

/** The worker, and the files that it reads. */
export async function inlined(): Promise<{ worker: Worker; files: Files }> {
  const files: Record<string, ArrayBuffer> = {};
  for (const name of NAMES) {
    await script(`inlined/${name}.js`);
    const text = globalThis.inlinedFiles?.[name];
    if (text === undefined) throw new Error(`${name} is missing`);
    files[name] = Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer;
    delete globalThis.inlinedFiles?.[name];
  }
  const code = new Blob([files["worker.js"] ?? ""], { type: "text/javascript" });
  delete files["worker.js"];
  return { worker: new Worker(URL.createObjectURL(code), { type: "module" }), files };
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
