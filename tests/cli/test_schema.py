"""`noob-lint schema`, without the rest of the command line."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from hashlib import sha256
from itertools import product
from pathlib import Path

import pytest

from noob_lint.cli import schema
from noob_lint.schema import store
from noob_lint.version import VERSION


def run(*arguments: str) -> int:
    return schema.main(arguments)


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 28
    assert lines[0] == "0.1   asset-specification  urn:noob-lint:schema:0.1:asset-specification"
    assert lines[-1] == "1003  tube                 urn:noob-lint:schema:1003:tube"


@pytest.mark.parametrize("version", ["1001", "1002.0.0"])
def test_show(version: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", version, "asset") == 0
    assert capsys.readouterr().out == store.schema_text("1001", "asset")


def test_show_plain(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "1001", "asset", "--plain") == 0
    assert capsys.readouterr().out == store.schema_text("1001", "asset", plain=True)


def test_path(capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(store.schemas_directory())
    assert [run("path"), run("path", "0.1"), run("path", "latest", "tube")] == [0, 0, 0]
    assert [run("path", *more, "--plain") for more in ((), ("0.1",), ("1002", "tube"))] == [0] * 3
    assert capsys.readouterr().out.splitlines() == [
        str(root),
        str(root / "0.1"),
        str(root / "1003" / "tube.schema.json"),
        str(root / "plain"),
        str(root / "plain" / "0.1"),
        str(root / "plain" / "1001" / "tube.schema.json"),
    ]


def test_check_of_one_version_in_a_directory_of_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", "--output", str(tmp_path)) == 0
    assert run("check", str(tmp_path), "--noob-version", "1003") == 0
    (tmp_path / "1000" / "tube.schema.json").write_text("{}")
    (tmp_path / "1003" / "more.json").write_text("{}")
    assert run("check", str(tmp_path), "--noob-version", "1003") == 1
    assert capsys.readouterr().out.splitlines() == [
        f"60 files written to {tmp_path}",
        f"14 files in {tmp_path} agree with the models",
        "1003/more.json: not made from any model",
        f"run: noob-lint schema export --output {tmp_path} --noob-version 1003",
    ]


def test_export_and_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    directory = str(tmp_path / "out")
    assert run("export", "--output", directory) == 0
    assert run("check", directory) == 0
    (tmp_path / "out" / "catalog.json").unlink()
    (tmp_path / "out" / "1000" / "tube.schema.json").write_text("{}")
    assert run("check", directory) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"60 files written to {directory}",
        f"60 files in {directory} agree with the models",
        "1000/tube.schema.json: differs from the models",
        "catalog.json: missing",
        f"run: noob-lint schema export --output {directory}",
    ]


def test_export_of_one_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", "--output", str(tmp_path), "--noob-version", "1000.1.0") == 0
    assert capsys.readouterr().out == f"14 files written to {tmp_path}\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1000", "plain"]
    for name, plain in product(store.NAMES, (False, True)):
        path = tmp_path / store.relative_path("1000", name, plain=plain)
        assert path.read_text("utf-8") == store.schema_text("1000", name, plain=plain)


def test_export_to_where_nothing_can_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    directory = tmp_path / "file"
    assert run("export", "--output", str(directory)) == 2
    refusal = f"noob-lint: error: cannot write {directory / '0.1'}: not a directory\n"
    assert capsys.readouterr().err == refusal


def test_an_export_with_addresses_is_checked_with_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = ("--base-url", "https://example.org/noob")
    assert run("export", "--output", str(tmp_path), *url) == 0
    capsys.readouterr()
    assert run("check", str(tmp_path), *url) == 0
    assert capsys.readouterr().out == f"60 files in {tmp_path} agree with the models\n"
    (tmp_path / "1003" / "tube.schema.json").write_text("{}")
    assert run("check", str(tmp_path), *url) == 1
    assert capsys.readouterr().out.splitlines() == [
        "1003/tube.schema.json: differs from the models",
        f"run: noob-lint schema export --output {tmp_path} --base-url https://example.org/noob",
    ]
    assert run("check", str(tmp_path), *url, "--noob-version", "1003") == 2
    assert capsys.readouterr().err == (
        "noob-lint: error: --base-url is for the schemas of all versions\n"
    )


def test_an_address_is_of_all_versions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = ("--noob-version", "1003", "--base-url", "https://example.org")
    assert run("export", "--output", str(tmp_path / "x"), *one) == 2
    refusal = "noob-lint: error: --base-url is for the schemas of all versions\n"
    assert capsys.readouterr() == ("", refusal)
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "new", "tube"), "argument VERSION: unknown noob version 'new': use one of "),
        (("show", "1003", "pipe"), "argument NAME: invalid choice: 'pipe' (choose from "),
        (("show", "1003"), "the following arguments are required: NAME"),
        ((), "the following arguments are required: ACTION"),
    ],
)
def test_wrong_usage(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        run(*arguments)
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


def test_showing_imports_no_pydantic() -> None:
    script = (
        "import sys; from noob_lint.cli import schema\n"
        "for words in (['list'], ['path'], ['show', '1003', 'tube']):\n"
        "    schema.main(words)\n"
        "sys.exit('pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_archive_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert run("archive", "--output", str(tmp_path / "file")) == 2
    refusal = f"noob-lint: error: cannot write {tmp_path / 'file'}: file exists\n"
    assert capsys.readouterr() == ("", refusal)


def test_an_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("archive", "--output", str(tmp_path / "out" / "deep")) == 0
    name = f"noob-schemas-{VERSION}"
    archive = tmp_path / "out" / "deep" / f"{name}.tar.gz"
    checksum = f"{sha256(archive.read_bytes()).hexdigest()}  {name}.tar.gz\n"
    assert capsys.readouterr() == (checksum, "")
    assert archive.with_name("SHA256SUMS").read_text() == checksum
    with tarfile.open(archive) as file:
        names = file.getnames()
    assert len(names) == 60
    assert f"{name}/1003/tube.schema.json" in names


def test_a_directory_that_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", str(tmp_path / "gone")) == 2
    refusal = f"noob-lint: error: no such directory: {tmp_path / 'gone'}\n"
    assert capsys.readouterr() == ("", refusal)


def test_the_shipped_schemas_are_checked_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0
    said = f"60 files in {store.schemas_directory()} agree with the models\n"
    assert capsys.readouterr() == (said, "")


def test_a_place_that_nothing_can_be_written_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    below = str(tmp_path / "file" / "below")
    for arguments in (("archive",), ("export",)):
        assert run(*arguments, "--output", below) == 2
        output, errors = capsys.readouterr()
        assert (output, errors) == (
            "",
            f"noob-lint: error: cannot write {below}: not a directory\n",
        )
    assert run("check", below) == 2
    assert capsys.readouterr() == ("", f"noob-lint: error: no such directory: {below}\n")
