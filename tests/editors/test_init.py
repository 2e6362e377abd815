"""What ``noob-lint init`` writes makes yaml-language-server use the schema for tubes."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from noob_lint.cli import main
from tests.editors.server import Server
from tests.npm import UnavailableError, install

EDITORS = ("vscode", "zed", "helix", "neovim")


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The settings `yaml.schemas` that each editor hands to the server."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("project"))
        assert main(["init", *(f"--editor={name}" for name in EDITORS)]) == 0
        vscode = json.loads(Path(".vscode/settings.json").read_text())["yaml.schemas"]
        server = json.loads(Path(".zed/settings.json").read_text())["lsp"]["yaml-language-server"]
        helix = tomllib.loads(Path(".helix/languages.toml").read_text())
        config = helix["language-server"]["yaml-language-server"]["config"]
        (row,) = (line for line in Path(".nvim.lua").read_text().splitlines() if "] = {" in line)
        address, _, patterns = row.strip().partition("] = { ")
        neovim = {json.loads(address[1:]): json.loads(f"[{patterns.removesuffix(' },')}]")}
    return {
        "vscode": vscode,
        "zed": server["settings"]["yaml"]["schemas"],
        "helix": config["yaml"]["schemas"],
        "neovim": neovim,
    }


@pytest.fixture(scope="module")
def started(schemas: dict[str, Any]) -> Iterator[Server]:
    try:
        install("yaml-language-server")
    except UnavailableError as error:
        pytest.skip(str(error))
    with Server(schemas["vscode"]) as running:
        yield running


@pytest.mark.parametrize("editor", EDITORS[1:])
def test_all_hand_over_the_same(editor: str, schemas: dict[str, Any]) -> None:
    assert schemas[editor] == schemas["vscode"]


@pytest.mark.parametrize(
    ("path", "is_tube"),
    [
        *(("/p/blur.tube.yaml", True), ("/p/a/blur.tube.yml", True), ("/p/tubes/a.yaml", True)),
        *(("/p/src/tubes/a/b/c.yml", True), ("/p/a.yaml", False), ("/p/tube.yaml", False)),
        *(("/p/mytubes/a.yaml", False), ("/p/docker-compose.yml", False)),
    ],
)
def test_the_schema_is_for_tubes(started: Server, path: str, is_tube: bool) -> None:
    assert ("noob_id" in started.completions("|", path)) is is_tube


def test_where_the_server_is_used_tubes_are_left_to_it(
    started: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--editor=vscode", "--server"]) == 0
    written = json.loads(Path(".vscode/settings.json").read_text())
    tube = "/lab/a.tube.yaml"
    assert "nodes" in started.completions("|", tube)
    started.set("disableSchemaDetection", written["yaml.disableSchemaDetection"])
    while "nodes" in started.completions("|", tube):  # it asks for its settings when it likes
        pass
    started.set("disableSchemaDetection", [])
    while "nodes" not in started.completions("|", tube):
        pass
