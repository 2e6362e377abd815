// Bundles the extension into dist/, or with --tests its tests into build/tests/.
import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const tests = process.argv.includes("--tests");
const outdir = tests ? "build/tests" : "dist";
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: tests
    ? readdirSync("test").filter((name) => name.endsWith(".test.ts")).map((name) => `test/${name}`)
    : ["src/extension.ts"],
  outdir,
  outExtension: tests ? { ".js": ".cjs" } : {},
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode"],
  minify: !tests,
  legalComments: "eof",
  logLevel: "warning",
});
