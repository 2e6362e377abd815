"""VS Code: its web edition code-server, with the packed extension, in a headless Chromium.

Needs Node.js 20, a compiler for the native modules of code-server, and a Chromium (the variable
`CHROMIUM` may name it). What npm brings is kept below ``.cache``. yaml-language-server is started
by a stand-in for Red Hat's extension, which no registry of packages has.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.clients.project import write_project
from tests import npm
from tests.machine import installing

CODE_SERVER, PLAYWRIGHT = "4.96.4", "1.65.1"
ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "editors" / "vscode"
DRIVER = Path(__file__).with_name("vscode.mjs")
NATIVE = ("node-pty", "@vscode/spdlog", "@parcel/watcher", "native-watchdog", "@vscode/deviceid")
SETTINGS = {
    "workbench.startupEditor": "none",
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "telemetry.telemetryLevel": "off",
    "security.workspace.trust.startupPrompt": "never",
    "security.workspace.trust.banner": "never",
    "security.workspace.trust.untrustedFiles": "open",
    "files.autoSave": "off",
    "editor.minimap.enabled": False,
    "editor.codeActionsOnSave": {"source.fixAll.noob-lint": "explicit"},
    "noob-lint.inlayHints": True,
}


def see() -> tuple[str, dict[str, str]]:
    """The name of the editor, and what was seen of each feature.

    Raises:
        npm.UnavailableError: a part of it is not to be had here.
    """
    browser = _browser()
    code_server, playwright = _code_server(), _playwright()
    package = _extension()
    with tempfile.TemporaryDirectory(prefix="noob-lint-vscode-") as folder:
        home = Path(folder)
        write_project(home / "project")
        _write_bare_project(home)
        _write_home(home, package, code_server)
        with _serving(code_server, home) as address:
            given = {
                "ADDRESS": address,
                "PROJECTS": str(home),
                "BROWSER": browser,
                "PLAYWRIGHT": str(playwright),
            }
            seen = _drive(given)
    return f"VS Code {_version(code_server)} (code-server {CODE_SERVER})", seen


def _version(code_server: Path) -> str:
    """The version of VS Code in code-server."""
    product = code_server.parents[2] / "lib" / "vscode" / "package.json"
    return str(json.loads(product.read_text(encoding="utf-8"))["version"])


def _drive(given: Mapping[str, str]) -> dict[str, str]:
    ran = subprocess.run(
        (_node(), str(DRIVER)),
        env={**os.environ, **given, "NODE_OPTIONS": ""},
        stdout=subprocess.PIPE,
        text=True,
        timeout=900,
        check=False,
    )
    if ran.returncode:
        raise npm.UnavailableError("the browser could not be driven")
    seen: dict[str, str] = json.loads(ran.stdout)
    return seen


# --- the parts ------------------------------------------------------------------------------------


def _node() -> str:
    node = shutil.which("node")
    if node is None:
        raise npm.UnavailableError("there is no Node.js")
    return node


def _browser() -> str:
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next((path for path in map(shutil.which, filter(None, names)) if path), None)
    if found is None:
        raise npm.UnavailableError("there is no Chromium; the variable CHROMIUM may name one")
    return found


def _code_server() -> Path:
    """Where code-server is; it is built once.

    Its package leaves the packages of VS Code to a script, which also wants some from GitHub that
    the tests do without: they are installed here.
    """
    folder = npm.install("code-server", CODE_SERVER, "--ignore-scripts")
    code = folder / "node_modules" / "code-server" / "lib" / "vscode"
    done = folder / ".built"
    if not done.exists():
        lock = code / "npm-shrinkwrap.json"
        packages = json.loads(lock.read_text(encoding="utf-8"))
        proxy = packages["packages"]["node_modules/@vscode/proxy-agent"]  # npm has it, too
        proxy.pop("resolved", None)
        proxy.pop("integrity", None)
        lock.write_text(json.dumps(packages), encoding="utf-8")
        _npm(code, "install", "--omit=dev", "--ignore-scripts")
        _npm(code, "rebuild", *NATIVE)
        _npm(folder, "rebuild", "argon2")
        asar = code / "node_modules.asar"
        if not asar.is_symlink():
            asar.symlink_to("node_modules")
        done.touch()
    return folder / "node_modules" / "code-server" / "out" / "node" / "entry.js"


def _playwright() -> Path:
    folder = npm.install("playwright-core", PLAYWRIGHT)
    return folder / "node_modules" / "playwright-core" / "index.mjs"


def _npm(folder: Path, *args: str) -> None:
    npm_program = shutil.which("npm")
    assert npm_program is not None
    headers = Path(_node()).resolve().parents[1]
    has_headers = (headers / "include" / "node").is_dir()
    given = {"npm_config_nodedir": str(headers)} if has_headers else {}
    command = (npm_program, *args, "--no-audit", "--no-fund")
    ran = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        env=installing(**given),
        check=False,
    )
    if ran.returncode:
        raise npm.UnavailableError(f"npm {args[0]} failed: {ran.stderr[-500:]}")


def _extension() -> Path:
    """The packed extension."""
    subprocess.run(("make", "extension"), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    version = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))["version"]
    return ROOT / "dist" / f"noob-lint-{version}.vsix"


def _yaml_extension(folder: Path) -> None:
    """Write a stand-in for Red Hat's extension for YAML: its server, for the same documents."""
    server = npm.install("yaml-language-server") / "node_modules" / "yaml-language-server"
    folder.mkdir(parents=True)
    source = f"""\
const {{ LanguageClient, TransportKind }} = require("vscode-languageclient/node");
exports.activate = () => {{
  const module = {json.dumps(str(server / "out" / "server" / "src" / "server.js"))};
  const server = {{ module, transport: TransportKind.ipc }};
  const documents = {{ documentSelector: [{{ language: "yaml" }}, {{ pattern: "*.y(a)ml" }}],
    synchronize: {{ configurationSection: ["yaml"] }} }};
  return new LanguageClient("yaml", "YAML Support", server, documents).start();
}};
"""
    entry = EXTENSION / "build" / "yaml.cjs"
    entry.parent.mkdir(parents=True, exist_ok=True)
    entry.write_text(source, encoding="utf-8")
    bundle = ("npx", "esbuild", str(entry), "--bundle", "--platform=node", "--external:vscode")
    command = (*bundle, "--log-level=error", f"--outfile={folder / 'main.js'}")
    subprocess.run(command, cwd=EXTENSION, check=True)
    manifest = {
        "name": "yaml-stand-in",
        "publisher": "test",
        "version": "1.0.0",
        "engines": {"vscode": "^1.91.0"},
        "main": "./main.js",
        "activationEvents": ["onLanguage:yaml"],
        "contributes": {
            "configuration": {
                "properties": {
                    "yaml.schemas": {"type": "object", "default": {}},
                    "yaml.disableSchemaDetection": {"type": "array", "default": []},
                }
            }
        },
    }
    (folder / "package.json").write_text(json.dumps(manifest), encoding="utf-8")


def _write_bare_project(home: Path) -> None:
    """A project whose environment lacks noob-lint, and a wheel for pip to find."""
    write_project(home / "bare", has_server=False)
    venv.create(home / "bare" / ".venv", with_pip=True)
    copy = home / "source"
    skipped = shutil.ignore_patterns(".*", "dist", "build", "node_modules", "tests", "__pycache__")
    shutil.copytree(ROOT, copy, ignore=skipped)
    wheel = ("wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(home / "wheels"))
    command = (sys.executable, "-m", "pip", *wheel, str(copy))
    subprocess.run(command, check=True, env=installing())


# --- the running program --------------------------------------------------------------------------


def _write_home(home: Path, package: Path, code_server: Path) -> None:
    user = home / "data" / "User"
    user.mkdir(parents=True)
    (user / "settings.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    _yaml_extension(home / "extensions" / "test.yaml-stand-in-1.0.0")
    installed = subprocess.run(
        (*_command(code_server, home), "--install-extension", str(package)),
        env=_variables(home),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "successfully installed" in installed.stdout, installed.stdout + installed.stderr


def _command(code_server: Path, home: Path) -> tuple[str, ...]:
    folders = (f"--user-data-dir={home / 'data'}", f"--extensions-dir={home / 'extensions'}")
    return (_node(), str(code_server), *folders, "--disable-telemetry", "--disable-update-check")


def _variables(home: Path) -> dict[str, str]:
    """The environment of code-server; no noob-lint is on its PATH."""
    own = str(Path(sys.executable).parent)
    path = os.pathsep.join(
        one for one in os.environ["PATH"].split(os.pathsep) if Path(one) != Path(own)
    )
    dropped = ("VIRTUAL_ENV", "NODE_OPTIONS")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    links = f"{home / 'wheels'} {os.environ.get('PIP_FIND_LINKS', '')}".strip()
    return {**kept, "HOME": str(home), "PATH": path, "PIP_FIND_LINKS": links}


@contextmanager
def _serving(code_server: Path, home: Path) -> Iterator[str]:
    """Run code-server on a free port of this machine; its address."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    command = (*_command(code_server, home), "--auth=none", f"--bind-addr=127.0.0.1:{port}")
    with (home / "log").open("wb") as log:
        running = subprocess.Popen(
            command, env=_variables(home), stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a process with all that it has started."""
    import signal

    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(running.pid, number)
        except ProcessLookupError:
            break
        try:
            running.wait(timeout=10)
        except subprocess.TimeoutExpired:
            continue
