"""Freezes the schemas: ``make freeze-schemas``, before a release that has new ones.

Writes what is not released yet into the lock, with today's date, and the manifest anew. After that
no command writes these files otherwise. What has to be corrected later becomes a revision: count up
`revision` in `spec/versions.py`, and run ``make schemas``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from noob_lint.cli import main as noob_lint
from noob_lint.cli.schema import render_all
from noob_lint.publish import lock
from noob_lint.publish.artifacts import FrozenError


def main(arguments: Sequence[str] | None = None) -> int:
    """Freeze the schemas on the day that is given, or today."""
    given = sys.argv[1:] if arguments is None else arguments
    day = given[0] if given else date.today().isoformat()
    try:
        files = render_all()
    except FrozenError as error:
        print(*error.args, sep="\n", file=sys.stderr)
        return 1
    before = set(lock.releases())
    Path(lock.FILE).write_text(lock.frozen(files, day), encoding="utf-8")
    new = [edition for edition in lock.releases() if edition not in before]
    print(f"frozen on {day}: {', '.join(new) or 'nothing new'}")
    return noob_lint(["schema", "export"])


if __name__ == "__main__":
    sys.exit(main())
