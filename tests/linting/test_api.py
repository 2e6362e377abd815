"""The API for other programs: checks a text or files as the command line does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from noob_lint import Diagnostic, Settings, SettingsError, lint_paths, lint_text

HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
WRONG = HEADER + "nodes:\n  a: {{type: lab.show, depends: [b.value]}}\n"
CHILD = HEADER + "extends: [base]\nnodes:\n  a: {{type: lab.show, depends: [read.valeu]}}\n"
BASE = HEADER + "nodes:\n  read: {{type: lab.read}}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with a project, `one`, in the current one."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    make(
        {
            "one/noob-lint.toml": "",
            "one/tubes/base.yaml": BASE.format("base"),
            "one/tubes/child.yaml": CHILD.format("child"),
            "one/src/lab.py": "def read() -> int: ...\ndef show(value: int) -> None: ...\n",
        }
    )
    return (tmp_path / "here").resolve()


def make(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)


def brief(found: list[Diagnostic]) -> list[tuple[str, str, int]]:
    return [(item.path, item.rule, item.span.start.line + 1) for item in found]


def test_a_text_is_checked_as_its_file(here: Path) -> None:
    text = Path("one/tubes/child.yaml").read_text()
    expected = [("one/tubes/child.yaml", "unknown-signal", 6)]
    assert brief(lint_paths(["one/tubes/child.yaml"])) == expected
    assert brief(lint_text(text, path="one/tubes/child.yaml")) == expected
    assert brief(lint_text(text.replace("valeu", "value"), path="one/tubes/child.yaml")) == []
    assert brief(lint_text(text, path="one/tubes/new.yaml")) == [
        ("one/tubes/new.yaml", "duplicate-noob-id", 1),
        ("one/tubes/new.yaml", "unknown-signal", 6),
    ]
    assert brief(lint_text(text)) == [("<stdin>", "unknown-tube", 4)]


def test_each_file_has_the_settings_of_its_project(here: Path) -> None:
    make({"two/noob-lint.toml": 'ignore = ["unknown-node"]\n', "two/a.yaml": WRONG.format("a")})
    make({"three/noob-lint.toml": "ignor = 1\n", "three/a.yaml": WRONG.format("a")})
    make({"one/b.yaml": WRONG.format("b")})
    assert brief(lint_paths(["two/a.yaml", "one/b.yaml"])) == [("one/b.yaml", "unknown-node", 5)]
    text = Path("two/a.yaml").read_text()
    assert brief(lint_text(text, path="two/c.yaml")) == [("two/c.yaml", "duplicate-noob-id", 1)]
    with pytest.raises(SettingsError, match=r"^three/noob-lint.toml:1: unknown key"):
        lint_paths(["one", "three"])
    with pytest.raises(SettingsError, match=r"^three/noob-lint.toml:1: unknown key"):
        lint_text("", path="three/b.yaml")


def test_settings_that_are_given_stand_in_place_of_all_configuration(here: Path) -> None:
    make({"two/noob-lint.toml": 'ignore = ["all"]\n', "two/a.yaml": WRONG.format("a")})
    text = Path("two/a.yaml").read_text()
    for settings, expected in ((Settings(), 1), (Settings(ignore=["unknown-node"]), 0)):
        found = [
            brief(lint_paths(["two/a.yaml"], settings=settings)),
            brief(lint_text(text, path="two/a.yaml", settings=settings)),
        ]
        assert found == [[("two/a.yaml", "unknown-node", 5)] * expected] * 2
    with pytest.raises(SettingsError, match='unknown rule "cicle"'):
        lint_text(text, settings=Settings(ignore=["cicle"]))


def test_what_is_not_a_tube(here: Path) -> None:
    template = "noob_id: a\n{% if x %}\nnodes: {}\n{% endif %}\n"
    model = "noob_model: lab.Camera\ngain: 3\n"
    make({"one/a.yaml": template, "one/b.yaml": model})
    for path in ("one/a.yaml", "one/b.yaml"):
        assert lint_paths([path]) == lint_text(Path(path).read_text(), path=path) == []
    make({"one/noob-lint.toml": 'include = ["b.yaml"]\n'})
    assert lint_text(template, path="one/a.yaml") == []
    found = brief(lint_paths(["one/b.yaml"]))
    assert {rule for _, rule, _ in found} >= {"schema-unknown-key"}
    assert brief(lint_text(model.encode(), path="one/b.yaml")) == found


def test_what_cannot_be_read_is_an_error(here: Path) -> None:
    with pytest.raises(OSError, match=r"^nowhere.yaml: no such file or directory$"):
        lint_paths(["one", "nowhere.yaml"])
    assert lint_paths([]) == lint_paths(["."])  # without a path, the current directory is checked


def test_an_internal_error_is_one_of_the_caller(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise ValueError("for a test")

    monkeypatch.setattr("noob_lint.linting.checks.check", crash)
    with pytest.raises(RuntimeError) as caught:
        lint_paths(["one/tubes/base.yaml"])
    first, *_, last = str(caught.value).splitlines()
    assert (first, last) == ("internal error on one/tubes/base.yaml:", "ValueError: for a test")


def test_the_tubes_of_a_directory_that_is_named_belong_together(tmp_path: Path, here: Path) -> None:
    for name, text in (("a/base", BASE.format("base")), ("b/child", CHILD.format("child"))):
        path = tmp_path / "there" / f"{name}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(text)
    there, child = str(tmp_path / "there"), str(tmp_path / "there" / "b" / "child.yaml")
    assert lint_paths([there]) == []
    assert lint_paths([there], settings=Settings()) == []
    assert brief(lint_paths([child])) == [(child, "unknown-tube", 4)]
