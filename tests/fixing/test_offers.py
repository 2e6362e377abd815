"""The fixes that a check announces are those that fixing applies."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from noob_lint import Settings
from noob_lint.cli import main
from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Finding, Fix, Severity
from noob_lint.diagnostics.source import Source
from noob_lint.fixing import offers
from noob_lint.fixing.offers import _offered, _Refused
from noob_lint.fixing.rounds import Fixer
from noob_lint.linting.linter import Linter
from noob_lint.yaml.parser import parse
from tests.workspaces import workspace

HEAD = "noob_id: example\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def printed(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[str, str]:
    main(["tube.yaml", *options])
    return capsys.readouterr()


def make(nodes: str, head: str = HEAD) -> None:
    Path("tube.yaml").write_text(f"{head}{nodes}")


UNCOVERING = "nodes: {b: {type: lab.b, dependss: c.value}, d: {type: lab.d, enabled: 'no'}}\n"


def test_a_fix_that_would_be_refused_is_not_counted_and_says_why(
    capsys: pytest.CaptureFixture[str],
) -> None:
    make(UNCOVERING)
    why = "it would cause error[unknown-node] in line 4"
    message = "unknown key 'dependss' in node 'b': did you mean 'depends'?"
    out, _ = printed(capsys, "--format", "concise")
    assert out.splitlines()[0] == (
        f"tube.yaml:4:26: error[schema-unknown-key] {message} (not fixable: {why})"
    )
    assert "(1 checked, 1 fixable with --fix, 2 of" in out
    assert (
        f"error[schema-unknown-key] {message} (not fixable: {why})"
        in (printed(capsys, "--format", "grouped")[0])
    )
    full, _ = printed(capsys, "--format", "full")
    assert f"error[schema-unknown-key]: {message}\n" in full
    assert f"  = help: write depends\n  = note: not fixable: {why}\n" in full
    _, err = printed(capsys, "--diff", "--unsafe-fixes")
    assert err == (
        f"noob-lint: tube.yaml:4:26: not fixed: schema-unknown-key: {why}\n"
        "Would fix 1 finding in 1 file.\n"
    )
    _, err = printed(capsys, "--diff", "--unsafe-fixes", "--quiet")
    assert err == ""


@pytest.mark.parametrize("options", [(), ("--stdin-filename", "tube.yaml")])
def test_the_same_is_said_of_standard_input(
    options: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make(UNCOVERING)
    out, _ = printed(capsys, "--format", "concise")
    make("nodes: {}\n")
    given = io.TextIOWrapper(io.BytesIO(f"{HEAD}{UNCOVERING}".encode()))
    monkeypatch.setattr(sys, "stdin", given)
    main(["-", *options, "--format", "concise"])
    name = options[1] if options else "<stdin>"
    assert capsys.readouterr() == (out.replace("tube.yaml", name), "")
    assert "not fixable" in out


def test_safe_and_unsafe_fixes_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    make(
        "input: {x: {type: str, scope: Process}}\n"
        "nodes: {a: {type: lab.a, dependss: [input.x]}, b: {type: lab.b}}\n"
    )
    out, _ = printed(capsys, "--format", "concise")
    assert [line.partition(": ")[2].partition("] ")[2][:10] for line in out.splitlines()[:2]] == [
        "[*] 'scope",
        "[* unsafe]",
    ]
    assert "1 fixable with --fix, 1 more with --unsafe-fixes" in out
    _, err = printed(capsys, "--diff")
    assert err == "Would fix 1 finding in 1 file; 1 more with --unsafe-fixes.\n"
    _, err = printed(capsys, "--diff", "--unsafe-fixes")
    assert err == "Would fix 2 findings in 1 file.\n"


def test_what_is_found_in_a_base_is_not_fixable_here(capsys: pytest.CaptureFixture[str]) -> None:
    nodes = (
        "{s: {type: print}, b: {type: map, depends: [s.value]}, a: {type: print, depends: [b.n]}}"
    )
    Path("base.yaml").write_text(f"{HEAD.replace('example', 'base')}nodes: {nodes}\n")
    make("extends: [base]\nnodes: {b: {type: gather, params: {n: 2}}}\n")
    out, _ = printed(capsys, "--format", "concise")
    assert "base.yaml:4:92: error[unknown-signal] node 'b' emits no signal 'n'" in out
    assert "fixable" not in out


def test_after_fixing_too(capsys: pytest.CaptureFixture[str]) -> None:
    make(UNCOVERING)
    out, _ = printed(capsys, "--fix", "--format", "concise")
    assert "(not fixable: it would cause error[unknown-node] in line 4)" in out
    assert "Fixed 1 finding in 1 file. Found 1 error in 1 file (1 checked, 2 of" in out


def test_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    text = f"{HEAD}{UNCOVERING}".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    main(["-", "--format", "concise"])
    assert "1 fixable with --fix, 2 of" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("length", "most"), [(200, 60), (9_999, 40), (10_000, 39), (49_999, 8), (60_000, 8)]
)
def test_the_longer_a_file_the_fewer_fixes_are_tried(
    length: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    class Counting(Fixer):
        def __init__(self, *arguments: Any, **more: Any) -> None:
            tries.append(more["most"])
            super().__init__(*arguments, **more)

    monkeypatch.setattr(offers, "Fixer", Counting)
    text = f"{HEAD}nodes: {{d: {{type: lab.d, enabled: 'no'}}}}\n"
    data = f"{text}#{'x' * (length - len(text) - 1)}".encode()
    linter = Linter(workspace(Settings()))
    document = parse(data, "tube.yaml")
    result = linter.lint_document(document)
    assert offers.with_offers(linter, result, document) == result
    assert tries == [most]


def test_where_nothing_can_be_offered_the_result_stays() -> None:
    linter = Linter(workspace(Settings()))
    document = parse(f"{HEAD}{UNCOVERING}", "tube.yaml")
    result = linter.lint_document(document)
    assert offers.with_offers(linter, result, document) != result
    plain = parse(f"{HEAD}nodes: {{a: {{type: lab.a, depends: [nothing.value]}}}}\n", "tube.yaml")
    result = linter.lint_document(plain)
    assert [one.rule for one in result.diagnostics] == ["unknown-node"]
    assert offers.with_offers(linter, result, plain) is result


def test_an_internal_error_is_part_of_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    linter = Linter(workspace(Settings()))
    document = parse(f"{HEAD}{UNCOVERING}", "tube.yaml")
    result = linter.lint_document(document)

    def crash(*_: object) -> None:
        raise RuntimeError("for a test")

    monkeypatch.setattr("noob_lint.linting.checks.check", crash)
    found = offers.with_offers(linter, result, document)
    assert (found.path, found.diagnostics) == ("tube.yaml", ())
    assert (found.crash or "").splitlines()[-1] == "RuntimeError: for a test"


FIRST = "that takes an unsafe fix first, with --unsafe-fixes"
HARM = "it would do harm"
HERE, WHY, UNTRIED = _Refused({3}), _Refused({3}, reasons={3: "why"}), _Refused(untried={3})


@pytest.mark.parametrize(
    ("is_safe", "safe", "both", "withheld", "is_untried"),
    [
        *(
            (True, _Refused(), _Refused(), None, False),
            (False, _Refused(), _Refused(), None, False),
        ),
        *((True, HERE, HERE, HARM, False), (False, HERE, HERE, HARM, False)),
        *((True, HERE, WHY, "why", False), (False, _Refused(), WHY, "why", False)),
        *((True, WHY, HERE, HARM, False), (False, _Refused(), HERE, HARM, False)),
        *((True, WHY, _Refused(), FIRST, False), (True, _Refused(), WHY, None, False)),
        *((True, UNTRIED, _Refused(), None, True), (True, _Refused(), UNTRIED, None, False)),
        *((False, UNTRIED, _Refused(), None, False), (False, _Refused(), UNTRIED, None, True)),
        *((True, UNTRIED, HERE, None, True), (True, HERE, UNTRIED, FIRST, False)),
        *((False, _Refused(), _Refused({3}, {3}), HARM, False), (True, WHY, WHY, "why", False)),
        *((True, _Refused({4}, {4}), _Refused({4}, {4}), None, False),),
    ],
)
def test_why_a_fix_is_not_offered(
    is_safe: bool, safe: _Refused, both: _Refused, withheld: str | None, is_untried: bool
) -> None:
    span = Source("a").span(0, 1)
    fix = Fix("mend it", (Edit(span, "b"),), safe=is_safe)
    item = Diagnostic("a.yaml", "cycle", Severity.ERROR, Finding(span, "wrong", fix))
    told = item.finding._replace(withheld=withheld, is_untried=is_untried)
    assert _offered(item, 3, "a.yaml", safe, both) == item._replace(finding=told)
    elsewhere = _offered(item, 3, "b.yaml", safe, both).finding
    assert (elsewhere.withheld, elsewhere.is_untried) == ("", False)
    without = item._replace(finding=Finding(span, "wrong"))
    assert _offered(without, 3, "a.yaml", safe, both) is without
