"""Fixing text: which edits are applied, and what is left of the rest."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noob_lint import Settings, Severity
from noob_lint.fixing.fixer import Fixed, fix_file, fix_source
from noob_lint.linting.linter import Linter
from noob_lint.linting.result import FileResult
from noob_lint.linting.selection import Selection
from noob_lint.rules import RULES
from noob_lint.yaml.parser import parse
from tests.rules.tubes import NEW, make_tube
from tests.workspaces import workspace

HEAD = "noob_id: example\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No other tube is in the project."""
    monkeypatch.chdir(tmp_path)


def fix(text: str | bytes, *, unsafe: bool = True, **values: object) -> Fixed:
    """The result of fixing a text."""
    linter = Linter(workspace(Settings(**values)))  # type: ignore[arg-type]
    data = text.encode() if isinstance(text, str) else text
    return fix_source(linter, data, "tube.yaml", unsafe=unsafe)


def offered(result: FileResult) -> FileResult:
    """The result without the notes about fixes that are not applied."""
    found = [
        item._replace(finding=item.finding._replace(withheld=None)) for item in result.diagnostics
    ]
    return result._replace(diagnostics=tuple(found))


def test_fixes_that_overlap_are_taken_one_after_the_other() -> None:
    tube = (
        "noob_model: noob.tube.TubeSpecification\nnoob_id: example # x\nnodes: {a: {type: lab.a}}\n"
    )
    fixed = fix(tube)
    assert fixed.after.decode() == (
        "# x\nnoob_id: example\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.0\n"
        "nodes: {a: {type: lab.a}}\n"
    )
    assert fixed.result.diagnostics == ()


def test_a_fix_that_shows_something_new_is_not_taken() -> None:
    nodes = "nodes:\n  a: {type: lab.a, enabled: 'no'}\n  b: {type: lab.b, dependss: c.value}\n"
    fixed = fix(HEAD + nodes)
    assert fixed.after.decode() == HEAD + nodes.replace("'no'", "false")
    assert [found.rule for found in fixed.result.diagnostics] == ["schema-unknown-key"]
    assert fixed.gone == 1


def test_nor_one_that_shows_an_error_of_a_rule_that_is_not_selected() -> None:
    nodes = "nodes: {b: {type: lab.b, dependss: c.value}}\n"
    assert not fix(HEAD + nodes, select=["schema-unknown-key"]).is_changed


def test_a_remark_on_what_is_right_keeps_no_fix_from_being_taken(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(
        "def word(): ...\ndef join(left: str, right: str | None = None): ...\n"
    )
    nodes = (
        "nodes:\n  a: {type: lab.word}\n"
        "  b: {type: lab.join, depends: [left: a.value, rigt: a.value]}\n"
    )
    select, paths = ["default", "optional-slot-semantics"], [str(tmp_path)]
    fixed = fix(HEAD + nodes, select=select, python_paths=paths, root=str(tmp_path))
    assert fixed.after.decode() == HEAD + nodes.replace("rigt", "right")
    assert [found.rule for found in fixed.result.diagnostics] == ["optional-slot-semantics"]


def test_the_default_rules_find_all_errors_there_are() -> None:
    assert Selection(Settings()).is_complete
    assert not Selection(Settings(ignore=["cycle"])).is_complete
    assert not Selection(Settings(per_file_ignores={"*.yaml": ["cycle"]})).is_complete
    some = {rule.id for rule in RULES if rule.opt_in and rule.severity is Severity.ERROR}
    assert some == set()


CODE = """\
def read(rate: int = 1) -> int: ...
def show(value: str) -> None: ...
"""


@pytest.mark.parametrize("is_alone", [True, False])
def test_what_the_code_says_is_fixed_although_something_milder_shows(
    tmp_path: Path, is_alone: bool
) -> None:
    (tmp_path / "lab.py").write_text(CODE)
    nodes = "nodes:\n  a:\n    type: lab.read\n    params: {raet: 2}\n"
    nodes += "  b:\n    type: lab.show\n    depends: [valeu: a.value]\n"
    if not is_alone:
        nodes += "  c:\n    type: lab.show\n    depends: [value: a.valeu]\n"
    fixed = fix(HEAD + nodes, python_paths=[str(tmp_path)])
    right = nodes.replace("raet", "rate").replace("valeu", "value")
    assert fixed.after.decode() == HEAD + right
    more = [] if is_alone else [13]
    assert [(one.rule, one.span.start.line) for one in fixed.result.diagnostics] == [
        ("signal-type-mismatch", line) for line in (9, *(line - 1 for line in more))
    ]
    assert fixed.gone == 2 + len(more)
    assert not fix(fixed.after, python_paths=[str(tmp_path)]).is_changed


def test_but_not_if_that_is_as_bad(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(CODE)
    nodes = "nodes:\n  a:\n    type: lab.read\n  b:\n    type: lab.show\n"
    nodes += "    depends: [value: a.value, valeu: a.value]\n"
    assert not fix(HEAD + nodes, python_paths=[str(tmp_path)]).is_changed


def test_nor_if_it_is_elsewhere() -> None:
    tube = HEAD + "inputt:\n  i: {type: str, scope: tube}\nnodes:\n  a: {type: lab.a}\n"
    right = [one.rule for one in fix(tube.replace("inputt", "input")).result.diagnostics]
    assert right == ["unused-input"]
    fixed = fix(tube)
    assert not fixed.is_changed
    assert [one.rule for one in fixed.result.diagnostics] == ["schema-unknown-key"]
    assert fixed.result.diagnostics[0].fix is not None


def test_what_cannot_be_decoded_is_left_alone() -> None:
    fixed = fix(
        b"\xff\xfe" + (HEAD + "nodes: {a: {type: lab.a, enabled: 'no'}}\n").encode("utf-16le")
    )
    assert (fixed.before, fixed.after) == (b"", b"")
    assert [found.rule for found in fixed.result.diagnostics] == ["yaml-encoding"]


def test_many_fixes_of_which_some_do_harm() -> None:
    lines = []
    for number in range(10):
        lines.append(f"  n{number}: {{type: lab.n, enabled: 'yes'}}\n")
        lines.append(f"  m{number}: {{type: lab.m, dependss: nowhere{number}.value}}\n")
    fixed = fix(HEAD + "nodes:\n" + "".join(lines))
    assert fixed.after.decode() == HEAD + "nodes:\n" + "".join(lines).replace("'yes'", "true")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n# the end"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_bytes_around_an_edit_stay(newline: str, end: str, bom: bytes) -> None:
    description = "# caf\u00e9 \U0001f600\ndescription: 'na\u00efve' # \U0001f600\n"
    nodes = 'nodes:\n  a: {type: lab.a, enabled: "yes"} # why'
    text = (description + HEAD + nodes + end).replace("\n", newline)
    fixed = fix(bom + text.encode(), select=["coerced-value"])
    assert fixed.after == bom + text.replace('"yes"', "true").encode()


MISTAKES = (
    *((" depends:", " dependss:"), (" enabled:", " enabledd:"), ("a.value", "a"), ("[", "[ ")),
    *(("b.value", "bb.value"), ("scope: runner", "scope: Runner"), ("input.x", "input.xx")),
    *(
        ("type: int", "type: string"),
        (": true", ": 'yes'"),
        ("  a:", "  a: &left"),
        (": 1", ": 01"),
    ),
    *(("  b:", "  b-b:"), ("  b:", "  a:"), ("nodes:", "node:"), ("noob_model", "noob_modle")),
    *(("a.value, ", "a.value, s: a.value, s: a.value, "), (": a.value", ": {s: a.value}")),
    *(("assets.x", "x"), ("noob_id:", "noob_id :"), ("params:", "params: !p"), ("dict", "dcit")),
)
"""A text, and what it becomes in a tube that is wrong."""


def make_wrong(seed: int, version: str, newline: str) -> str:
    """A random tube with some mistakes and some comments."""
    random = Random(seed)
    text = make_tube(seed, version)
    for right, wrong in random.sample(MISTAKES, random.randint(1, 6)):
        places = [match.start() for match in re.finditer(re.escape(right), text)]
        if places:
            place = random.choice(places)
            text = text[:place] + wrong + text[place + len(right) :]
    lines = []
    for number, line in enumerate(text.splitlines()):
        if random.random() < 0.1:
            lines.append(f"{' ' * random.randint(0, 4)}# line {number}")
        lines.append(f"{line}  # note {number}" if random.random() < 0.3 else line)
    return newline.join(lines) + random.choice(["", newline])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    seed=st.integers(0, 10**9),
    version=st.sampled_from(NEW),
    newline=st.sampled_from(["\n", "\r\n"]),
    bom=st.sampled_from([b"", b"\xef\xbb\xbf"]),
    unsafe=st.booleans(),
)
def test_fixes_do_no_harm(seed: int, version: str, newline: str, bom: bytes, unsafe: bool) -> None:
    data = bom + make_wrong(seed, version, newline).encode()
    linter = Linter(workspace(Settings(noob_version=version)))
    before = linter.lint_document(parse(data, "tube.yaml"))
    fixed = fix_source(linter, data, "tube.yaml", unsafe=unsafe)
    assert fixed.result.crash is None
    if not fixed.is_changed:
        return
    document, after = parse(data), parse(fixed.after)
    assert after.root is not None
    alone = linter.lint_document(parse(fixed.after, "tube.yaml"))
    assert alone == offered(fixed.result)._replace(reads=alone.reads)
    rules = Counter(one.rule for one in before.diagnostics)
    left = Counter(one.rule for one in fixed.result.diagnostics if one.severity is Severity.ERROR)
    assert left <= rules
    assert len(fixed.result.diagnostics) <= len(before.diagnostics)
    assert fixed.gone > 0
    comments = Counter(comment.text for comment in document.comments())
    assert comments <= Counter(comment.text for comment in after.comments())
    assert fixed.after.startswith(bom)
    assert fixed.after.count(b"\n") == fixed.after.count(newline.encode()) or b"\n" not in data
    again = fix_source(linter, fixed.after, "tube.yaml", unsafe=unsafe)
    assert not again.is_changed


def test_a_file_is_fixed_unless_it_is_only_to_be_linted(tmp_path: Path) -> None:
    text = f"{HEAD}nodes:\n  a: {{id: a, type: lab.a}}\n"
    (tmp_path / "tube.yaml").write_text(text)
    linter = Linter(workspace(Settings()))
    fixed = fix_file(linter, "tube.yaml", unsafe=False)
    assert (fixed.before, fixed.after) == (text.encode(), text.replace("id: a, ", "").encode())
    assert (fixed.gone, fixed.is_changed, fixed.result.diagnostics) == (1, True, ())
    linted = fix_file(linter, "tube.yaml", unsafe=False, skip={"tube.yaml"})
    assert (linted.before, linted.after, linted.gone, linted.is_changed) == (b"", b"", 0, False)
    assert [one.rule for one in linted.result.diagnostics] == ["id-redundant"]
    missing = fix_file(linter, "gone.yaml", unsafe=False)
    assert missing == Fixed(FileResult("gone.yaml", error="no such file or directory"))


def test_an_internal_error_leaves_the_file_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError("for a test")

    monkeypatch.setattr("noob_lint.linting.checks.check", crash)
    fixed = fix(f"{HEAD}nodes:\n  a: {{id: a, type: lab.a}}\n")
    assert (fixed.before, fixed.after, fixed.gone, fixed.is_changed) == (b"", b"", 0, False)
    assert fixed.result.path == "tube.yaml"
    assert (fixed.result.crash or "").splitlines()[-1] == "RuntimeError: for a test"
