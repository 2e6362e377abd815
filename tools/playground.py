"""``make playground``: collects the Python packages that the playground runs in the browser.

These are the wheel of noob-lint, built from the tree; what it needs to lint, as pinned in
``constraints.txt``; and the modules in ``playground/python``. Compiled packages have no part in it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "build" / "playground-python"

PACKAGES = (
    "attrs",
    "jsonschema",
    "jsonschema-specifications",
    "referencing",
    "ruamel.yaml",
    "typeshed-client",
)
"""What noob-lint needs to lint, in pure Python."""

LEFT_OUT = (
    "jsonschema/benchmarks",
    "jsonschema/tests",
    "jsonschema_specifications/tests",
    "referencing/tests",
)


def main() -> int:
    """Collect the packages in a directory."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    with TemporaryDirectory() as directory:
        wheels = Path(directory)
        _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", directory, str(ROOT))
        pins = ("--constraint", str(ROOT / "constraints.txt"))
        pure = ("--platform", "any", "--only-binary", ":all:", "--no-deps")
        _pip("download", *pins, *pure, "--dest", directory, *PACKAGES)
        for wheel in sorted(wheels.glob("*.whl")):
            with ZipFile(wheel) as opened:
                opened.extractall(OUTPUT)
    for name in LEFT_OUT:
        shutil.rmtree(OUTPUT / name, ignore_errors=True)
    for record in OUTPUT.glob("*.dist-info/RECORD"):
        record.unlink()
    own = ROOT / "playground" / "python"
    (OUTPUT / "playground").mkdir()
    for name in ("__init__.py", "bridge.py"):
        shutil.copy(own / name, OUTPUT / "playground")
    shutil.copy(own / "rpds.py", OUTPUT)
    return 0


def _pip(*arguments: str) -> None:
    command = (sys.executable, "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check")
    subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.exit(main())
