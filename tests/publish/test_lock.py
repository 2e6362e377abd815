"""Released schemas stay frozen under all circumstances; corrections become a revision."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from noob_lint.cli import main, schema
from noob_lint.publish import artifacts, lock
from noob_lint.publish.render import render
from noob_lint.schema import store
from noob_lint.spec import versions
from noob_lint.version import VERSION
from tests.spec.tubes import ALL

PUBLISHED = Path(store.schemas_directory())
URL = ("--base-url", "https://example.org/noob")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["schema", *map(str, arguments)])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def released(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Everything that exists has been released."""
    files = schema.render_all()
    file = tmp_path / "released.json"
    file.write_text(lock.frozen(files, "2020-02-20"), encoding="utf-8")
    monkeypatch.setattr(lock, "FILE", str(file))


def change(monkeypatch: pytest.MonkeyPatch, name: str, **more: Any) -> None:
    """Add something to the model of a schema of 1003."""

    def changed(version: str, wanted: str, *, plain: bool = False) -> dict[str, Any]:
        made = render(version, wanted, plain=plain)
        return {**made, **more} if (version, wanted) == ("1003", name) else made

    monkeypatch.setattr(artifacts, "render", changed)


def revise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Increase the revision of 1003."""
    *older, newest = versions.VERSIONS
    revised = (*older, newest._replace(revision=1))
    for module in (versions, artifacts, lock, schema):
        monkeypatch.setattr(module, "VERSIONS", revised)
    monkeypatch.setattr(versions, "LATEST", revised[-1])


REFUSAL = "".join(
    f"{flavour}1003/asset.schema.json: released on 2020-02-20, and may not change\n"
    for flavour in ("", "plain/")
)


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "--output"),
        ("export", *URL, "--output"),
        ("export", "--noob-version", "1003.0.2", "--output"),
        ("archive", "--output"),
        ("archive", *URL, "--output"),
        ("check",),
        ("check", *URL),
    ],
)
def test_nothing_writes_a_released_schema_otherwise(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run: Run
) -> None:
    directory = tmp_path / "new"  # in which no manifest says what is released
    directory.mkdir()
    change(monkeypatch, "asset", title="Object")
    assert run(*arguments, directory) == (1, "", REFUSAL)
    assert list(directory.iterdir()) == []


@pytest.mark.usefixtures("released")
def test_what_is_as_it_was_released_is_written(tmp_path: Path, run: Run) -> None:
    assert run("export", "--output", tmp_path / "a") == (
        0,
        f"60 files written to {tmp_path}/a\n",
        "",
    )
    assert run("export", *URL, "--output", tmp_path / "b")[0] == 0
    assert run("archive", "--output", tmp_path / "c")[0] == 0
    manifest = json.loads((tmp_path / "a" / "manifest.json").read_text("utf-8"))
    assert {entry["version"]: entry["released"] for entry in manifest["versions"]} == dict.fromkeys(
        ALL, "2020-02-20"
    )


@pytest.mark.usefixtures("released")
def test_other_versions_are_free(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run: Run) -> None:
    change(monkeypatch, "asset", title="Object")
    assert run("export", "--noob-version", "1000", "--output", tmp_path)[0] == 0


@pytest.mark.usefixtures("released")
def test_a_released_schema_does_not_go() -> None:
    files = dict(schema.render_all())
    del files["plain/1000/tube.schema.json"]
    assert list(lock.violations(files)) == [
        "plain/1000/tube.schema.json: released on 2020-02-20, and may not go"
    ]


@pytest.mark.usefixtures("released")
def test_a_revision_corrects_what_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run: Run
) -> None:
    change(monkeypatch, "asset", description="Better words.")
    revise(monkeypatch)
    assert run("export", "--output", tmp_path) == (0, f"74 files written to {tmp_path}\n", "")
    for plain in (False, True):
        for name in store.NAMES:
            old = tmp_path / store.relative_path("1003", name, plain=plain)
            new = tmp_path / store.relative_path("1003-r1", name, plain=plain)
            assert old.read_text("utf-8") == store.schema_text("1003", name, plain=plain)
            expected = old.read_text("utf-8").replace(":1003:", ":1003-r1:")
            if name == "asset":
                assert json.loads(new.read_text("utf-8"))["description"] == "Better words."
            else:
                assert new.read_text("utf-8") == expected
    catalog = json.loads((tmp_path / "catalog.json").read_text("utf-8"))
    (tube,) = (entry for entry in catalog["schemas"] if entry["name"] == "noob tube")
    assert tube["url"] == "urn:noob-lint:schema:1003-r1:tube"
    assert list(tube["versions"]) == [*ALL, "1003-r1"]
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert [(one["version"], one["released"]) for one in manifest["versions"][-2:]] == [
        ("1003", "2020-02-20"),
        ("1003-r1", None),
    ]


@pytest.mark.usefixtures("released")
def test_a_revision_changes_no_verdict(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run: Run
) -> None:
    change(monkeypatch, "asset", required=["id", "spec"])
    revise(monkeypatch)
    refusal = (
        "plain/1003-r1/asset.schema.json: accepts other files than 1003, so it is not a revision\n"
    )
    assert run("export", "--output", tmp_path / "new") == (1, "", refusal)


def test_a_revision_needs_what_it_revises(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    revise(monkeypatch)
    monkeypatch.setattr(store, "schemas_directory", lambda: "/nowhere")
    status, out, err = run("archive")
    assert (status, out) == (1, "")
    assert err == "1003/asset-specification.schema.json: missing, although it has a revision\n"


def test_editions_by_name(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """The newest unless one is named; no release of noob is named like a revision."""
    revise(monkeypatch)
    paths = [run("path", name)[1].strip().rpartition("/")[2] for name in ("1003", "1003-r1")]
    assert paths == ["1003", "1003-r1"]
    assert run("path", "latest", "tube")[1].endswith("/1003-r1/tube.schema.json\n")
    assert run("path", "1003.0.2")[1].endswith("/1003-r1\n")
    assert run("list")[1].count("\n") == 5 * len(store.NAMES)
    with pytest.raises(ValueError, match="unknown noob version"):
        versions.find_version("1003-r1")


def test_an_installed_package_publishes_what_it_was_shipped_with(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run: Run
) -> None:
    """Regardless of what the models generate with the installed pydantic."""
    monkeypatch.setattr(store, "is_installed", lambda: True)
    monkeypatch.setattr(store, "schemas_directory", lambda: str(PUBLISHED))
    change(monkeypatch, "asset", title="Object")
    assert run("export", "--output", tmp_path / "a")[0] == 0
    assert run("export", *URL, "--output", tmp_path / "b")[0] == 0
    files = (path for path in (tmp_path / "a").rglob("*") if path.is_file())
    made = {path.relative_to(tmp_path / "a"): path for path in files}
    assert len(made) == 60
    for relative, path in made.items():
        assert path.read_bytes() == (PUBLISHED / relative).read_bytes()
    status, out, _ = run("check", tmp_path / "a")
    assert (status, out) == (0, f"60 files in {tmp_path}/a agree with noob-lint {VERSION}\n")
    assert run("check", *URL, tmp_path / "b")[0] == 0
    (tmp_path / "a" / "1000" / "tube.schema.json").write_text("{}")
    assert run("check", tmp_path / "a")[1].splitlines()[0] == (
        f"1000/tube.schema.json: differs from noob-lint {VERSION}"
    )
