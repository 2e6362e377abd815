// Compiles Python modules with the Python that will run them, which saves most of the time to start.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { loadPyodide } from "pyodide";

const SITE = "/lib/python3.14/site-packages";
const LIBRARY = "/lib/python3.14";

const COMPILE = `
import io, os, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash

def compiled(data, path):
    data = bytes(data)
    code = compile(data, path, "exec", dont_inherit=True)
    return bytes(_code_to_hash_pyc(code, source_hash(data), False))

def library():
    with zipfile.ZipFile(os.path.dirname(os.__file__)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name[-1] != "/"}

def zipped(files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in sorted(files.items()):
            if name.endswith(".py"):
                name, data = f"{name}c", compiled(data, f"${LIBRARY}/{name}")
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()
`;

/**
 * What Python needs in the browser: the modules of its library in a zip file, from which it starts;
 * and all else in one pack, with the packages in a directory, and the sources of the library, which
 * the linter reads.
 */
export async function compiled(packages) {
  const python = await loadPyodide();
  python.runPython(COMPILE);
  const pyc = python.globals.get("compiled");
  const files = {};
  for (const name of readdirSync(packages, { recursive: true })) {
    const file = join(packages, name);
    if (!statSync(file).isFile()) continue;
    const path = `${SITE}/${name.replaceAll("\\", "/")}`;
    const data = readFileSync(file);
    if (path.endsWith(".py")) files[`${path}c`] = Buffer.from(pyc(new Uint8Array(data), path).toJs());
    else files[path] = data;
  }
  const library = python.runPython("library()");
  for (const [name, data] of Object.entries(library.toJs())) {
    if (name.endsWith(".py")) files[`${LIBRARY}/${name}`] = Buffer.from(data);
  }
  return { library: python.globals.get("zipped")(library).toJs(), pack: packed(files) };
}

/** Files in one: the length of a list of names and lengths, the list, and their bytes; compressed. */
function packed(files) {
  const names = Object.keys(files).sort();
  const list = Buffer.from(JSON.stringify(names.map((name) => [name, files[name].length])));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(list.length);
  return gzipSync(Buffer.concat([length, list, ...names.map((name) => files[name])]), { level: 9 });
}
