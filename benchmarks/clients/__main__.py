"""Opens a project in real editors, and prints which features were seen in each of them.

An editor that cannot be had here is left out, with the reason. This installs several hundred
megabytes below ``.cache``, once, and takes a few minutes. The variable ``PICTURES`` names a
directory for pictures of what was not seen in VS Code.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.clients import emacs, neovim, vscode
from benchmarks.clients.project import FEATURES
from tests.npm import UnavailableError

CLIENTS = {"vscode": vscode.see, "neovim": neovim.see, "emacs": emacs.see}
PAGE = Path(__file__).parents[2] / "docs" / "language-server.md"
START, END = "<!-- table of python -m benchmarks.clients -->\n", "<!-- end -->\n"


def table(seen: Mapping[str, Mapping[str, str]]) -> str:
    """What was seen in each editor, in Markdown."""
    lines = [f"| | {' | '.join(seen)} |", f"| --- |{' --- |' * len(seen)}"]
    for feature in FEATURES:
        cells = (one.get(feature, "") for one in seen.values())
        lines.append(f"| {feature} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table, or write it into the documentation; 1 if something was not seen."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--client", action="append", choices=CLIENTS, help="only this editor")
    parser.add_argument("--write-docs", action="store_true", help=f"write it into {PAGE.name}")
    args = parser.parse_args(argv)
    seen: dict[str, Mapping[str, str]] = {}
    for name in args.client or CLIENTS:
        try:
            editor, features = CLIENTS[name]()
        except UnavailableError as error:
            sys.stderr.write(f"{name}: not tried: {error}\n")
            continue
        seen[editor] = features
    text = table(seen)
    sys.stdout.write(text)
    if args.write_docs:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{START}\n{text}\n{END}{after}", encoding="utf-8")
    return int("not seen" in text)


if __name__ == "__main__":
    sys.exit(main())
