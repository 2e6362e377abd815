"""Every rule on its own tubes: the complete output for invalid ones, silence for valid ones.

`tests/rules/<rule>/bad_*.yaml` are invalid. Next to each, a file `*.expected` has its diagnostics,
of the rule itself and of all that are not opt-in: first the line of the format `concise`, then
where the place ends, the effect, unless it is that of the rule, the related places and the fix. The
result of all fixes, if there are any, is in `*.fixed`. `ok_*.yaml` are valid. A first line
``# noob-version: 1000`` selects the spec version. Other tubes in the folder are checked together
with each of them. After an intended change, rewrite the expected files and read the diff:

    UPDATE_EXPECTED=1 .venv/bin/python -m pytest tests/rules/test_fixtures.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from noob_lint import Diagnostic, lint_paths, lint_text
from noob_lint.diagnostics.diagnostic import Related
from noob_lint.diagnostics.source import Span
from noob_lint.fixing.fixer import Fixed, fix_file
from noob_lint.linting.linter import Linter
from noob_lint.rules import RULES, Rule, effect_of, rule_named
from tests.expected import expected
from tests.rules.fixtures import BAD, HERE, OK, name, placed, surroundings
from tests.workspaces import workspace

GENERATED = {
    "yaml-encoding": (
        b"noob_id: a\ndescription: caf\xe9\n",
        "2:17: the file is not UTF-8 (byte 0xE9 is invalid here): save it as UTF-8",
    ),
    "yaml-nesting": (
        b"noob_id: a\nx: " + b"[" * 251,
        "2:253: nested more than 250 levels deep, which noob cannot read",
    ),
    "yaml-too-large": (
        b"noob_id: a\n" + b"# more\n" * 1_500_000,
        "1:1: the file is larger than 10 MiB, too large for a tube",
    ),
}
"""What cannot be a file here, since it is not text, or too large."""

ELSEWHERE = {
    *GENERATED,
    *("duplicate-noob-id", "stale-backup-file", "extends-too-deep", "tube-too-deep"),
}
"""Rules whose bad examples are not a single tube; see `test_across_tubes.py` for the others."""


def lint(path: Path, into: Path, monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    """The diagnostics of a file, checked from its folder together with the other tubes there."""
    monkeypatch.chdir(placed(path, into).parent)
    names, settings = surroundings(path)
    found = lint_paths(names, settings=settings)
    return [diagnostic for diagnostic in found if diagnostic.path == path.name]


def line(found: Diagnostic) -> str:
    """The diagnostic as the format `concise` shows it."""
    start = found.span.start
    place = f"{found.path}:{start.line + 1}:{start.column + 1}"
    return f"{place}: {found.severity}[{found.rule}] {found.message}\n"


def between(span: Span) -> str:
    """A span with lines and columns that count from 1: ``5:7-5:12``."""
    return "-".join(f"{place.line + 1}:{place.column + 1}" for place in span)


def related_place(found: Related, own: str) -> str:
    """A related place; in the files of an environment, lines differ from one Python to the next."""
    path = found.path or own
    if "kits" in Path(path).parts:
        path = os.path.relpath(path)
    if os.path.isabs(path):
        return f"  related: {os.path.basename(path)}, installed: {found.message}\n"
    shown = "" if found.line is None else f"    | {found.line}\n"
    return f"  related: {path}:{between(found.span)}: {found.message}\n{shown}"


def whole(found: Diagnostic) -> str:
    """Everything in a diagnostic, with its main line first."""
    end = found.span.end
    parts = [line(found), f"  ends: {end.line + 1}:{end.column + 1}\n"]
    effect = effect_of(found)
    if effect is not rule_named(found.rule).effect:
        parts.append(f"  effect: {effect}\n")
    parts += [related_place(place, found.path) for place in found.related]
    if found.fix is not None:
        parts.append(f"  {'safe' if found.fix.safe else 'unsafe'} fix: {found.fix.title}\n")
        parts += [f"    {between(edit.span)}: {edit.text!r}\n" for edit in found.fix.edits]
    return "".join(parts)


@pytest.mark.parametrize("path", BAD, ids=name)
def test_bad(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = lint(path, tmp_path, monkeypatch)
    output = "".join(map(whole, found))
    known = expected(path.with_suffix(".expected"), output)
    assert path.parent.name in {diagnostic.rule for diagnostic in found}
    assert output == known


def fixed(path: Path, *, unsafe: bool) -> Fixed:
    """The result of applying the fixes to a file, in its folder."""
    names, settings = surroundings(path)
    return fix_file(Linter(workspace(settings, names)), path.name, unsafe=unsafe)


@pytest.mark.parametrize("path", BAD, ids=name)
def test_fixed(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(placed(path, tmp_path).parent)
    found = fixed(path, unsafe=True)
    file = path.with_suffix(".fixed")
    if os.environ.get("UPDATE_EXPECTED"):
        file.unlink(missing_ok=True)
        if found.is_changed:
            file.write_bytes(found.after)
    after = found.after if found.is_changed else b""
    assert after == (file.read_bytes() if file.exists() else b"")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_say_which_fixes_they_have(rule: Rule) -> None:
    kinds = set()
    for path in BAD:
        if path.parent.name == rule.id:
            text = path.with_suffix(".expected").read_text(encoding="utf-8")
            found = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
            own = "".join(one for one in found if f"[{rule.id}] " in one.partition("\n")[0])
            kinds |= {*re.findall(r"^  (safe|unsafe) fix: ", own, re.MULTILINE)}
    assert " or ".join(sorted(kinds)) == rule.fixes


@pytest.mark.parametrize("path", OK, ids=name)
def test_ok(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "".join(map(line, lint(path, tmp_path, monkeypatch))) == ""


@pytest.mark.parametrize("rule", GENERATED)
def test_generated(rule: str) -> None:
    text, expected = GENERATED[rule]
    place, message = expected.split(": ", 1)
    output = "".join(map(line, lint_text(text, path="tube.yaml")))
    assert output == f"tube.yaml:{place}: error[{rule}] {message}\n"


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_every_rule_has_fixtures(rule: str) -> None:
    kinds = {path.name.partition("_")[0] for path in (*BAD, *OK) if path.parent.name == rule}
    assert kinds == ({"ok"} if rule in {*GENERATED, *ELSEWHERE} else {"bad", "ok"})


def test_no_fixture_is_lost() -> None:
    known = {rule.id for rule in RULES}
    assert {path.parent.name for path in (*BAD, *OK)} == known
    expected = {path.with_suffix("") for path in HERE.glob("*/*.expected")}
    assert expected == {path.with_suffix("") for path in BAD}
