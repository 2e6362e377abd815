"""How editors behave with the schemas of noob and of noob-lint, and whether validators agree.

The schemas are tested with yaml-language-server, which most editors use: noob's as the real release
exports it, ours as published. Everything that it offers for ours, at each stage of writing a tube,
is accepted and linted, with the newest release of each major version of the server. This needs npm
and pip to install the programs once.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from noob_lint.schema.store import schema_path
from tests.editors.checks import CHECKS
from tests.editors.offers import OF_THE_SERVER, offered
from tests.editors.server import Server
from tests.npm import LANGUAGE_SERVERS
from tests.oracle import install
from tests.schema.test_validators import (
    ajv,
    check_jsonschema,
    documents,
    expected_verdicts,
    rust_jsonschema,
)
from tests.spec.tubes import ALL

RELEASE = "1003.0.2"
PAGE = Path(__file__).parents[1] / "docs" / "editors.md"
START, END = "<!-- {} of python -m benchmarks.editors -->\n", "<!-- end -->\n"


def passed(schema: Path) -> list[bool]:
    """Which checks a schema passes, in order."""
    with Server({schema.as_uri(): "*"}) as server:
        return [check.passes(server) for check in CHECKS]


def noob_passed() -> list[bool]:
    """Which of the checks pass with the schema that noob exports."""
    schema = install(RELEASE).schemas()["TubeSpecification"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "noob.schema.json")
        path.write_text(json.dumps(schema), encoding="utf-8")
        return passed(path)


def table(noob: Sequence[bool], ours: Sequence[bool]) -> str:
    """The checks and who passes them, in Markdown."""
    lines = [
        f"| The editor | noob {RELEASE} | noob-lint |",
        "| --- | --- | --- |",
    ]
    for check, theirs, own in zip(CHECKS, noob, ours, strict=True):
        lines.append(f"| {check.group} {check.what} | {_word(theirs)} | {_word(own)} |")
    total = len(CHECKS)
    lines.append(f"| **passed** | **{sum(noob)} of {total}** | **{sum(ours)} of {total}** |")
    return "\n".join([*lines, ""])


def offers() -> str:
    """The results of accepting everything that each server offers, by spec version, in Markdown."""
    lines = [
        "| yaml-language-server | spec version | stages | items | add an error "
        "| of these, items that the server makes of types |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for release in LANGUAGE_SERVERS:
        for version in ALL:
            schema = Path(schema_path(version, "tube")).as_uri()
            with Server({schema: "*"}, release) as server:
                stages = list(offered(server, version))
            items = [item for stage in stages for item in stage.offers]
            broken = [item.label for item in items if item.errors]
            own = [label for label in broken if label.startswith(OF_THE_SERVER)]
            cells = (release, version, len(stages), len(items), len(broken), len(own))
            lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join([*lines, ""])


def validators() -> str:
    """How many documents each validator judges as jsonschema does, in Markdown."""
    judges = {
        "jsonschema-rs": rust_jsonschema,
        "ajv": ajv,
        "check-jsonschema": check_jsonschema,
    }
    lines = [
        f"| spec version | documents | right | {' | '.join(judges)} |",
        f"| --- | --- | --- |{' --- |' * len(judges)}",
    ]
    tubes = documents()
    for version in ALL:
        expected = expected_verdicts(version)
        cells = [version, str(len(tubes)), str(sum(expected))]
        for judge in judges.values():
            with tempfile.TemporaryDirectory() as folder:
                given = judge(version, tubes, Path(folder))
            same = sum(a is b for a, b in zip(given, expected, strict=True))
            cells.append(f"{same} agree")
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _word(is_passed: bool) -> str:
    return "yes" if is_passed else "no"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table, or write it into the documentation."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write-docs", action="store_true", help=f"write it into {PAGE.name}")
    args = parser.parse_args(argv)
    checks = table(noob_passed(), passed(Path(schema_path("1003", "tube"))))
    parts = {"checks": checks, "offers": offers(), "validators": validators()}
    if not args.write_docs:
        sys.stdout.write("\n".join(parts.values()))
        return 0
    page = PAGE.read_text(encoding="utf-8")
    for name, part in parts.items():
        before, _, rest = page.partition(START.format(name))
        after = rest.partition(END)[2]
        page = f"{before}{START.format(name)}\n{part}\n{END}{after}"
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
