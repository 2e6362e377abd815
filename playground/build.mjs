// Builds the page into a directory: build.mjs PACKAGES OUTPUT
// PACKAGES are the Python packages that tools/playground.py has collected.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { compiled } from "./compile.mjs";

const [packages, output] = process.argv.slice(2);
const pyodide = dirname(createRequire(import.meta.url).resolve("pyodide/package.json"));
const { info } = JSON.parse(readFileSync(join(pyodide, "pyodide-lock.json"), "utf8"));
const nonce = "noob-lint-playground";

// Text from a tube never becomes HTML; this is the second line of defence.
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' data:",
  "connect-src 'self'",
  `style-src 'self' 'nonce-${nonce}'`,
  "img-src 'self' blob: data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

async function bundle(entry, options = {}) {
  await build({
    entryPoints: [`src/${entry}`],
    outdir: output,
    bundle: true,
    format: "iife",
    target: "es2023",
    minify: true,
    legalComments: "eof",
    loader: { ".yaml": "text", ".py": "text" },
    logLevel: "warning",
    ...options,
  });
}

rmSync(output, { recursive: true, force: true });
mkdirSync(join(output, "inlined"), { recursive: true });
await bundle("main.ts", { define: { NONCE: JSON.stringify(nonce) } });
await bundle("main.css");
await bundle("worker.ts", {
  format: "esm",
  external: ["node:*", "ws"],
  define: { PYODIDE_LOCK: JSON.stringify(JSON.stringify({ info, packages: {} })) },
});
writeFileSync(join(output, "index.html"), readFileSync("index.html", "utf8").replace("@POLICY@", policy));
copyFileSync("icon.svg", join(output, "icon.svg"));
copyFileSync(join(pyodide, "pyodide.asm.wasm"), join(output, "pyodide.asm.wasm"));
const { library, pack } = await compiled(packages);
writeFileSync(join(output, "python_stdlib.zip"), library);
writeFileSync(join(output, "python.pack"), pack);

const files = readdirSync(output).filter((name) => statSync(join(output, name)).isFile());
const hash = createHash("sha256");
for (const name of files) hash.update(name).update(readFileSync(join(output, name)));
await bundle("service-worker.ts", {
  define: { FILES: JSON.stringify(["./", ...files]), BUILD: JSON.stringify(hash.digest("hex").slice(0, 16)) },
});

// For a page that is opened as a file, which may load scripts and nothing else.
for (const name of ["worker.js", "pyodide.asm.wasm", "python_stdlib.zip", "python.pack"]) {
  const text = readFileSync(join(output, name)).toString("base64");
  writeFileSync(join(output, "inlined", `${name}.js`), `(globalThis.inlinedFiles??={})["${name}"]="${text}"`);
}

let all = 0;
let packed = 0;
for (const name of files.sort((one, other) => statSync(join(output, other)).size - statSync(join(output, one)).size)) {
  const bytes = readFileSync(join(output, name));
  const small = /[.](zip|pack)$/.test(name) ? bytes.length : gzipSync(bytes).length;
  all += bytes.length;
  packed += small;
  console.log(`${name.padEnd(20)} ${kilobytes(bytes.length)}  ${kilobytes(small)} gzipped`);
}
console.log(`${"in all".padEnd(20)} ${kilobytes(all)}  ${kilobytes(packed)} gzipped`);

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(0).padStart(6)} kB`;
}
