"""Migrates texts, and tells the result in lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from noob_lint.migration.judge import Migrated, Migrator
from noob_lint.migration.origin import Origin
from noob_lint.spec.versions import find_version

HEAD = "noob_id: a\nnoob_model: noob.tube.TubeSpecification\n"


def migrate(
    texts: Mapping[str, str],
    source: str,
    to: str,
    folder: Path,
    *,
    only: str | None = None,
    python: str = "off",
) -> dict[str, Migrated]:
    """The tubes of a project, by file name; `only` one of them is named if it is given."""
    (folder / "noob-lint.toml").write_text(f"python = '{python}'\n")
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())
    target = find_version(to)
    names = texts if only is None else [only]
    files = {str(folder / name): texts[name].encode() for name in names}
    origin = Origin(find_version(source), "--from")
    found = Migrator(files, target, target.first_release).migrate(dict.fromkeys(files, origin))
    return {Path(one.path).name: one for one in found}


def told(one: Migrated) -> list[str]:
    """The outcome, and each thing that was done or is left, with its line."""
    return [str(one.outcome), *_lines(one)]


def _lines(one: Migrated) -> Iterator[str]:
    for change in one.done if not one.by_hand else ():
        yield f"{change.span.start.line + 1}: done: {change.title}"
    for kind, findings in (("by hand", one.by_hand), ("note", one.notes)):
        for finding in findings:
            yield f"{finding.span.start.line + 1}: {kind}: {finding.message}"
