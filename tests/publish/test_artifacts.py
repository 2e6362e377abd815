"""The published files: catalogue, manifest, changelog, archive; none drifts or is unfrozen."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import threading
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import jsonschema
import pytest

from noob_lint.cli import main
from noob_lint.cli.schema import render_all
from noob_lint.publish import artifacts
from noob_lint.schema import store
from noob_lint.version import VERSION
from tests.spec.tubes import ALL

CATALOGUE_SCHEMA = Path(__file__).parent / "external" / "schema-catalog.schema.json"
PUBLISHED = Path(store.schemas_directory())


def published(name: str) -> Any:
    return json.loads((PUBLISHED / name).read_text(encoding="utf-8"))


def test_the_files_are_what_the_models_render() -> None:
    assert artifacts.drift(render_all(), str(PUBLISHED), is_all=True) == []


def test_drift_names_every_file(tmp_path: Path) -> None:
    files = {"1003/tube.schema.json": "{}\n", "1003/asset.schema.json": "{}\n", "a.json": "1\n"}
    artifacts.write_files(files, str(tmp_path), hosted=False)
    assert artifacts.drift(files, str(tmp_path), is_all=True) == []
    (tmp_path / "1003" / "tube.schema.json").unlink()
    (tmp_path / "1003" / "asset.schema.json").write_bytes(b"{}\r\n")
    (tmp_path / "1003" / "old.json").touch()
    assert artifacts.drift(files, str(tmp_path), is_all=True) == [
        "1003/asset.schema.json: differs from the models",
        "1003/old.json: not made from any model",
        "1003/tube.schema.json: missing",
    ]


def test_the_manifest() -> None:
    manifest = published("manifest.json")
    assert [(entry["version"], entry["noob"]) for entry in manifest["versions"]] == [
        ("0.1", "<1000"),
        ("1000", ">=1000,<1001"),
        ("1001", ">=1001,<1003"),
        ("1003", ">=1003"),
    ]
    for entry in manifest["versions"]:
        assert entry["sha256"] == {
            path: sha256((PUBLISHED / path).read_bytes()).hexdigest()
            for name in store.NAMES
            for plain in (False, True)
            for path in (store.relative_path(entry["version"], name, plain=plain),)
        }


def release(directory: Path, version: str) -> None:
    """Mark a version as released in the manifest of a directory."""
    path = directory / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for entry in manifest["versions"]:
        if entry["version"] == version:
            entry["released"] = "2020-02-20"
    path.write_text(json.dumps(manifest), encoding="utf-8")


def test_a_released_schema_does_not_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Here the released text differs from what the models say now."""
    assert main(["schema", "export", "--output", str(tmp_path)]) == 0
    changed = tmp_path / "1000" / "tube.schema.json"
    manifest = tmp_path / "manifest.json"
    checksum = sha256(changed.read_bytes()).hexdigest()
    changed.write_text("{}\n", encoding="utf-8")
    frozen = sha256(b"{}\n").hexdigest()
    manifest.write_text(manifest.read_text("utf-8").replace(checksum, frozen), encoding="utf-8")
    release(tmp_path, "1000")
    capsys.readouterr()
    assert main(["schema", "export", "--output", str(tmp_path)]) == 1
    refusal = "1000/tube.schema.json: released on 2020-02-20, and may not change\n"
    assert capsys.readouterr() == ("", refusal)
    assert changed.read_text(encoding="utf-8") == "{}\n"
    assert main(["schema", "check", str(tmp_path)]) == 1
    assert refusal in capsys.readouterr().out


@pytest.mark.parametrize(
    "text", ["", "[]", '{"versions": [1]}', '{"versions": [{"released": "x"}]}']
)
def test_a_broken_manifest_frees_nothing(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    refusal = "manifest.json: not as it was written, so nobody knows what is released: restore it\n"
    assert main(["schema", "export", "--output", str(tmp_path)]) == 1
    assert capsys.readouterr() == ("", refusal)
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]
    assert main(["schema", "check", str(tmp_path)]) == 1
    assert refusal in capsys.readouterr().out


def test_a_released_schema_that_is_still_the_same_is_written(tmp_path: Path) -> None:
    assert main(["schema", "export", "--output", str(tmp_path)]) == 0
    release(tmp_path, "1000")
    assert main(["schema", "export", "--output", str(tmp_path)]) == 0


def test_the_catalogue() -> None:
    *entries, configuration = published("catalog.json")["schemas"]
    assert [entry["name"] for entry in entries] == [f"noob {name}" for name in store.NAMES]
    assert (configuration["fileMatch"], configuration["url"]) == (
        ["noob-lint.toml"],
        published(store.CONFIG_SCHEMA)["$id"],
    )
    for name, entry in zip(store.NAMES, entries, strict=True):
        assert entry["url"] == store.schema_id("1003", name)
        assert entry["versions"] == {version: store.schema_id(version, name) for version in ALL}
        assert entry.get("fileMatch", []) == (
            ["*.tube.yaml", "*.tube.yml"] if name == "tube" else []
        )


def test_the_catalogue_has_the_form_of_schemastore() -> None:
    schema = json.loads(CATALOGUE_SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validate(published("catalog.json"), schema)


def test_the_changelog_is_made_of_the_differences(capsys: pytest.CaptureFixture[str]) -> None:
    text = (PUBLISHED / "CHANGELOG.md").read_text(encoding="utf-8")
    for old, new in pairwise(ALL):
        main(["schema", "diff", old, new])
        assert f"```text\n{capsys.readouterr().out}```" in text


def test_every_address_of_a_hosted_catalogue_can_be_fetched(tmp_path: Path) -> None:
    """It is also the id of the schema there."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        assert main(["schema", "export", "--base-url", url, "--output", str(tmp_path)]) == 0
        with urlopen(f"{url}/catalog.json") as answer:
            entries = json.load(answer)["schemas"]
        addresses = {entry["url"] for entry in entries}
        addresses |= {one for entry in entries for one in entry.get("versions", {}).values()}
        assert len(addresses) == len(ALL) * len(store.NAMES) + 1
        for address in addresses:
            with urlopen(address) as answer:
                assert json.load(answer)["$id"] == address
        server.shutdown()


@pytest.mark.parametrize("command", ["schema export", "schema archive", "init --ci gitlab"])
def test_an_address_is_complete(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), "--base-url", "example.org/noob"]) == 2
    assert capsys.readouterr().err == (
        "noob-lint: error: argument --base-url: 'example.org/noob' is not an address; write one "
        f"like https://example.org/schemas (see noob-lint {command.removesuffix(' --ci gitlab')} "
        "--help)\n"
    )


@pytest.mark.parametrize("slash", ["", "/"])
def test_whoever_hosts_the_schemas_gives_their_address(tmp_path: Path, slash: str) -> None:
    url = f"https://example.org/noob{slash}"
    assert main(["schema", "export", "--base-url", url, "--output", str(tmp_path)]) == 0
    for path in tmp_path.rglob("*.schema.json"):
        relative = path.relative_to(tmp_path).as_posix()
        schema = json.loads(path.read_text(encoding="utf-8"))
        assert schema.pop("$id") == f"https://example.org/noob/{relative}"
        ours = published(relative)
        del ours["$id"]
        assert schema == ours
    catalog = (tmp_path / "catalog.json").read_text(encoding="utf-8")
    assert "urn:" not in catalog
    assert '"url": "https://example.org/noob/1003/tube.schema.json"' in catalog
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    name = "1003/tube.schema.json"
    assert (
        manifest["versions"][-1]["sha256"][name]
        == sha256((tmp_path / name).read_bytes()).hexdigest()
    )


def test_the_archive_is_the_same_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("a", "b"):
        assert main(["schema", "archive", "--output", str(tmp_path / folder)]) == 0
    name = f"noob-schemas-{VERSION}"
    data = (tmp_path / "a" / f"{name}.tar.gz").read_bytes()
    assert data == (tmp_path / "b" / f"{name}.tar.gz").read_bytes()
    line = f"{sha256(data).hexdigest()}  {name}.tar.gz\n"
    assert (tmp_path / "a" / "SHA256SUMS").read_text() == line
    assert capsys.readouterr().out == line * 2
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(data))) as tar:
        assert tar.getnames() == sorted(tar.getnames())
        kinds = {(one.mode, one.mtime, one.uid, one.uname) for one in tar.getmembers()}
        assert kinds == {(0o644, 0, 0, "")}
        members = {
            member.name: file.read()
            for member in tar.getmembers()
            if (file := tar.extractfile(member)) is not None
        }
    assert members == {f"{name}/{path}": text.encode() for path, text in render_all().items()}
