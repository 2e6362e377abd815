"""What rules that depend on the version find in their invalid tubes for all earlier versions.

It is next to the tubes of each rule, in `versions.txt`, unless it is the same as for the latest
version. After an intended change, rewrite these files and read the diff:

    UPDATE_EXPECTED=1 .venv/bin/python -m pytest tests/rules/test_other_versions.py
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from noob_lint import lint_paths, rules
from noob_lint.rules import RULES, Rule
from noob_lint.spec.versions import VERSIONS
from tests.rules.fixtures import BAD, HERE, VERSION, placed, surroundings

EARLIER = tuple(version.name for version in VERSIONS[:-1])


def depends_on_version(rule: Rule) -> bool:
    """Whether the module of a rule asks for the version."""
    module = Path(rules.__path__[0]) / rule.group / f"{rule.id.replace('-', '_')}.py"
    return "version." in module.read_text(encoding="utf-8")


CHOSEN = [rule for rule in RULES if depends_on_version(rule)]


@pytest.mark.parametrize("rule", CHOSEN, ids=lambda rule: rule.id)
def test_earlier_versions(rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [path for path in BAD if path.parent.name == rule.id]
    found: list[str] = []
    for number, path in enumerate(paths):
        if not path.read_text(encoding="utf-8").startswith(VERSION):
            into = tmp_path / str(number)
            into.mkdir()
            monkeypatch.chdir(placed(path, into).parent)
            found += differences(path, rule)
    output, expected = "".join(found), HERE / rule.id / "versions.txt"
    if os.environ.get("UPDATE_EXPECTED"):
        expected.unlink(missing_ok=True)
        if output:
            expected.write_text(output, encoding="utf-8")
    assert output == (expected.read_text(encoding="utf-8") if expected.exists() else "")


def differences(path: Path, rule: Rule) -> Iterator[str]:
    """What a rule finds in a tube for each earlier version in which that is something else."""
    latest = findings(path, rule, "latest")
    for version in EARLIER:
        found = findings(path, rule, version)
        if found != latest:
            yield f"{path.name} in {version}:{'' if found else ' nothing'}\n"
            yield from found


def findings(path: Path, rule: Rule, version: str) -> list[str]:
    """What a rule finds in a tube, one line each."""
    names, settings = surroundings(path)
    return [
        f"  {one.span.start.line + 1}:{one.span.start.column + 1}: {one.severity} {one.message}\n"
        for one in lint_paths(names, settings=settings._replace(noob_version=version))
        if one.rule == rule.id and one.path == path.name
    ]
