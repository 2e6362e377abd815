"""The manifest of the extension for VS Code says what the server does.

The code of the extension has its own tests: ``make extension`` runs them.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from noob_lint import lint_text
from noob_lint.config.keys import KEYS
from noob_lint.server.checking import FIX_DOCUMENT, OPEN_PAGE
from noob_lint.server.features.actions import FIX_ALL
from noob_lint.server.settings import given_by
from noob_lint.tube.file_kind import FileKind
from noob_lint.tube.sniff import classify
from noob_lint.version import VERSION

FOLDER = Path(__file__).parents[2] / "editors" / "vscode"
MANIFEST: dict[str, Any] = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
CONTRIBUTES = MANIFEST["contributes"]
SETTINGS: dict[str, Any] = CONTRIBUTES["configuration"]["properties"]
OF_THE_CLIENT = ("noob-lint.path", "noob-lint.args", "noob-lint.trace.server")
OF_THE_SERVER = ("noob-lint.inlayHints",)
EXAMPLES = {
    "text": "latest",
    "list": ["a"],
    "table of lists": {"a": ["b"]},
    "table of texts": {"a": "info"},
}


def test_it_has_the_version_of_the_package() -> None:
    lock = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))
    assert (MANIFEST["version"], lock["version"]) == (VERSION, VERSION)
    assert lock["packages"][""]["devDependencies"] == MANIFEST["devDependencies"]
    assert lock["packages"][""]["dependencies"] == MANIFEST["dependencies"]


def test_the_settings_are_the_keys_of_a_configuration_with_their_descriptions() -> None:
    """With UPDATE_EXPECTED=1, the descriptions are written anew."""
    abouts = {
        "noob-lint." + re.sub(r"-(.)", lambda match: match[1].upper(), key.name): key.about
        for key in KEYS
        if key.name not in ("format", "fail-on")
    }
    assert SETTINGS.keys() == {*OF_THE_CLIENT, *OF_THE_SERVER, *abouts}
    if os.environ.get("UPDATE_EXPECTED"):
        for name, about in abouts.items():
            SETTINGS[name]["markdownDescription"] = about
        (FOLDER / "package.json").write_text(json.dumps(MANIFEST, indent=2) + "\n", "utf-8")
    assert {name: SETTINGS[name]["markdownDescription"] for name in abouts} == abouts


def test_the_defaults_set_nothing_in_the_server() -> None:
    values = {
        name.removeprefix("noob-lint."): setting["default"]
        for name, setting in SETTINGS.items()
        if name not in OF_THE_CLIENT
    }
    assert given_by(values, "/lab") == {}


def test_code_of_a_workspace_is_not_run_before_it_is_trusted() -> None:
    assert MANIFEST["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"] == [
        "noob-lint.path",
        "noob-lint.args",
    ]


def test_no_command_has_the_name_of_one_of_the_server() -> None:
    """The client registers those of the server, too, and does not start if it cannot."""
    own = {one["command"] for one in CONTRIBUTES["commands"]}
    assert own.isdisjoint((FIX_DOCUMENT, OPEN_PAGE))


def test_fixing_all_asks_for_what_the_server_offers() -> None:
    assert f'kind: "{FIX_ALL}"' in (FOLDER / "src" / "commands.ts").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["noob_id: a", "noob_model: b", "noob_id : a"])
def test_what_begins_like_a_tube_is_one(text: str) -> None:
    pattern = CONTRIBUTES["languages"][0]["firstLine"]
    assert re.match(pattern, text)
    assert classify(text.encode()) is FileKind.TUBE


def filled_in(body: list[str]) -> str:
    """The text of a snippet with its suggestions accepted."""
    text = "\n".join(body)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    return re.sub(r"\$\{\d+\|([^,|]*)[^}]*\}", r"\1", text).replace("$0", "")


def test_the_snippet_makes_a_tube() -> None:
    """All others come from the server, which knows where they fit."""
    (file,) = (FOLDER / "snippets").iterdir()
    (snippet,) = json.loads(file.read_text(encoding="utf-8")).values()
    assert [item.rule for item in lint_text(filled_in(snippet["body"]))] == ["header-incomplete"]


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("nodes:", {"indent": "indent"}),
        ("  camera: # of the lab", {"indent": "indent"}),
        ("  base: &base", {"indent": "indent"}),
        ("    depends:", {"indent": "indent"}),
        ("      - image: camera.frame", {"indent": "none", "appendText": "- "}),
        ("      - camera.frame", {"indent": "none", "appendText": "- "}),
        ("    type: lab.read", None),
        ("    params: {a: 1}", None),
        ("  # of the lab:", None),
        ("      - ", None),
    ],
)
def test_what_enter_does_behind_a_line(line: str, action: dict[str, str] | None) -> None:
    text = (FOLDER / "language-configuration.json").read_text(encoding="utf-8")
    rules = json.loads(text)["onEnterRules"]
    done = next((one["action"] for one in rules if re.search(one["beforeText"], line)), None)
    assert done == action
