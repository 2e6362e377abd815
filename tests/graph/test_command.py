"""``noob-lint graph``: its options, its exit status, and what it never does."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from noob_lint.cli import graph, main

HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current directory with a project."""
    monkeypatch.chdir(tmp_path)
    Path("noob-lint.toml").touch()
    write("a", "nodes:\n  one: {type: print}\n  two: {type: print, depends: [one.value]}\n")
    return tmp_path


def write(name: str, text: str) -> Path:
    path = Path(f"{name}.yaml")
    path.write_text(HEADER.format(name) + text)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["graph", *arguments])
    return status, *capsys.readouterr()


def test_the_suffix_of_the_output_decides_about_the_format(
    capsys: pytest.CaptureFixture[str],
) -> None:
    starts = {
        "x.svg": "<svg ",
        "x.html": "<!DOCTYPE html>",
        "x.htm": "<!DOCTYPE html>",
        "x.mmd": "---\ntitle",
        "x.mermaid": "---\ntitle",
        "x.DOT": "digraph tube {",
        "x.gv": "digraph tube {",
        "x.json": '{\n  "version": 1,',
        "x": "<svg ",
    }
    for name, start in starts.items():
        assert run(capsys, "a.yaml", "--output", name) == (0, "", "")
        assert Path(name).read_text(encoding="utf-8").startswith(start), name
    assert run(capsys, "a.yaml", "-o", "x.json", "--format", "dot") == (0, "", "")
    assert Path("x.json").read_text().startswith("digraph tube {")
    assert run(capsys, "a.yaml")[1].startswith("<svg ")
    assert run(capsys, "a.yaml", "-o", "-", "--format", "dot")[1].startswith("digraph tube {")
    assert not Path("-").exists()
    known = ".svg, .html, .dot, .json, .mmd, .mermaid, .htm, .gv"
    message = f'--output: no format has the suffix ".png": use one of {known}, or --format'
    assert run(capsys, "a.yaml", "-o", "x.PNG") == (2, "", f"noob-lint: error: {message}\n")
    assert not Path("x.PNG").exists()


def test_findings_do_not_change_the_status(capsys: pytest.CaptureFixture[str]) -> None:
    write("b", "nodes:\n  one: {type: print, depends: [zero.value]}\n")
    status, output, errors = run(capsys, "b.yaml")
    assert (status, errors) == (0, "")
    assert "error[unknown-node]: node &#39;one&#39; depends on node &#39;zero&#39;" in output
    assert "error[unknown-node]" not in run(capsys, "b.yaml", "--ignore", "unknown-node")[1]


def test_what_is_no_tube_has_no_picture(capsys: pytest.CaptureFixture[str]) -> None:
    write("b", "nodes: [\n")
    Path("c.yaml").write_text("- 1\n")
    Path("d.yaml").write_bytes(b"\xff\xfe\x00")
    for name in ("b", "c", "d"):
        status, output, errors = run(capsys, f"{name}.yaml", "-o", "x.svg")
        assert (status, output) == (1, "")
        end = f"noob-lint: {name}.yaml: no picture, since the file could not be read as a tube\n"
        assert errors.endswith(end), errors
        assert errors.count("\n") > 1
        assert not Path("x.svg").exists()


def test_a_tube_without_anything_has_a_picture(capsys: pytest.CaptureFixture[str]) -> None:
    write("b", "")
    Path("c.yaml").write_text("nodes: 3\n")
    for name in ("b", "c"):
        for form in ("svg", "html", "mermaid", "dot", "json"):
            status, output, errors = run(capsys, f"{name}.yaml", "--format", form)
            assert (status, errors) == (0, "")
            assert output


def test_usage(capsys: pytest.CaptureFixture[str]) -> None:
    Path("dir").mkdir()
    said = {
        (): "graph takes one tube (see noob-lint graph --help)",
        ("a.yaml", "a.yaml"): "graph takes one tube (see noob-lint graph --help)",
        (
            "a.yaml",
            "--diff",
            "a.yaml",
            "a.yaml",
        ): ("--diff takes two tubes, and no other can be named"),
        ("--diff", "-", "-"): "--diff can read only one of the tubes from standard input",
        ("dir",): '"dir" is a directory; graph takes a file',
        ("missing.yaml",): "missing.yaml: no such file or directory",
        ("a.yaml", "-o", "missing/x.svg"): "missing/x.svg: no such file or directory",
        ("a.yaml", "-o", "dir"): "dir: is a directory",
    }
    for arguments, message in said.items():
        status, output, errors = run(capsys, *arguments)
        assert (status, output) == (2, "")
        assert errors.lower() == f"noob-lint: error: {message}\n".lower()


def test_what_was_read_is_never_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    write("base", "nodes:\n  zero: {type: print}\n")
    Path("mine.py").write_text("def make() -> int:\n    return 1\n")
    nodes = "  in: {type: tube, params: {tube: a}}\n  own: {type: mine.make}\n"
    write("b", f"extends: [base]\nnodes:\n{nodes}")
    Path("link.svg").symlink_to("b.yaml")
    before = {path: path.read_bytes() for path in Path().iterdir()}
    for name in ("b.yaml", "base.yaml", "a.yaml", "link.svg", "noob-lint.toml", "mine.py"):
        status, output, errors = run(capsys, "b.yaml", "--output", name, "--format", "svg")
        assert (status, output) == (2, ""), name
        assert "--output would overwrite" in errors
    assert run(capsys, "--diff", "a.yaml", "b.yaml", "-o", "a.yaml", "--format", "svg")[0] == 2
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


def test_a_text_on_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (HEADER.format("a") + "nodes:\n  one: {type: print}\n  three: {type: print}\n").encode()

    def given(*arguments: str) -> str:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        status, output, errors = run(capsys, *arguments, "--format", "mermaid")
        assert (status, errors) == (0, "")
        return output

    assert 'n1["three<br/>print"]:::plain' in given("-")
    assert 'n1["three<br/>print"]:::plain' in given("-", "--stdin-filename", "a.yaml")
    found = given("--diff", "-", "a.yaml")
    assert 'title: "a, compared with its old text"' in found
    assert 'n1["two<br/>print<br/>added"]' in found
    assert 'n2["three<br/>print<br/>removed"]' in found
    found = given("--diff", "a.yaml", "-")
    assert 'n1["three<br/>print<br/>added"]' in found


def test_standard_input_is_named_in_messages(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"- 1\n")))
    status, output, errors = run(capsys, "--diff", "-", "a.yaml")
    assert (status, output) == (1, "")
    assert errors == (
        "noob-lint: <stdin>:1:1: error[yaml-root-not-mapping]: a tube must be a mapping with keys "
        "such as 'nodes', not a list\n"
        "noob-lint: <stdin>: no picture, since the file could not be read as a tube\n"
    )


def test_a_change_behind_the_shown_part_of_a_value(capsys: pytest.CaptureFixture[str]) -> None:
    start = "nodes:\n  one: {type: print, params: {end: " + "x" * 60
    old, new = write("b", f"{start}1}}}}\n"), write("c", f"{start}2}}}}\n")
    shown = "x" * 39
    found = run(capsys, "--diff", str(old), str(new), "--format", "mermaid")[1]
    assert f"one<br/>print<br/>changed<br/>end: {shown}… (changed)" in found
    found = run(capsys, "--diff", str(old), str(old), "--format", "mermaid")[1]
    assert 'about["no node and no wire has changed"]' in found


def test_a_tube_that_is_too_large_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    write("b", "nodes:\n" + "".join(f"  n{one}: {{type: print}}\n" for one in range(3_001)))
    status, output, errors = run(capsys, "b.yaml")
    assert (status, output) == (2, "")
    message = "b.yaml: no picture, since it has more than 3,000 nodes; try --depth 0"
    assert errors == f"noob-lint: error: {message}\n"


@pytest.mark.parametrize("depth", ["", "-1", "1.5", "x", "\u0663", " 1"])
def test_a_depth_that_is_no_number(depth: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = f'noob-lint: error: argument --depth: not a number of levels: "{depth}"'
    status, output, errors = run(capsys, "a.yaml", f"--depth={depth}")
    assert (status, output) == (2, "")
    assert said in errors


def test_standard_input_that_is_closed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    status, output, errors = run(capsys, "-")
    assert (status, output) == (2, "")
    assert "standard input is closed" in errors


@pytest.mark.parametrize(
    ("text", "depth"), [("0", 0), ("007", 7), ("999999", 999999), ("1234567", 123456)]
)
def test_a_depth_is_a_number_of_at_most_six_digits(text: str, depth: int) -> None:
    assert graph._depth(text) == depth
