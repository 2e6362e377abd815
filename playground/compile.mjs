// Compiles Python packages with the Python that will run them, and packs them.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { loadPyodide } from "pyodide";

const COMPILE = `
import io, sys, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash

def packed(files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(files.to_py().items()):
            data = bytes(data)
            if name.endswith(".py"):
                code = compile(data, name, "exec", dont_inherit=True)
                name, data = name + "c", bytes(_code_to_hash_pyc(code, source_hash(data), False))
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()

packed
`;

/** A zip file of the packages in a directory, with their modules compiled. */
export async function compiled(directory) {
  const python = await loadPyodide();
  const files = {};
  for (const name of readdirSync(directory, { recursive: true })) {
    const path = join(directory, name);
    if (statSync(path).isFile()) files[name.replaceAll("\\", "/")] = new Uint8Array(readFileSync(path));
  }
  return python.runPython(COMPILE)(files).toJs();
}
