"""Where the server is used, yaml-language-server leaves tubes alone; files are extended as text."""

from __future__ import annotations

import json

import pytest

from noob_lint.integrations.change import CannotExtendError
from noob_lint.integrations.editors import EDITORS, SchemaLink
from noob_lint.integrations.served import SERVED

ZED = {"settings": {"yaml": {"disableSchemaDetection": ["t", "u"]}}}
SCHEMA = SchemaLink("https://x.org/1003/tube.schema.json", "", ("t", "u"))
OTHERS = "it has a disableSchemaDetection of its own"


@pytest.mark.parametrize("name", SERVED)
def test_extending_twice_changes_nothing(name: str) -> None:
    editor = SERVED[name]
    once = editor.extend("", SCHEMA)
    assert once
    assert editor.extend(once, SCHEMA) == once
    assert editor.extend(once.replace("\n", "\r\n"), SCHEMA) == once.replace("\n", "\r\n")


@pytest.mark.parametrize("name", SERVED)
def test_a_schema_that_is_there_stays(name: str) -> None:
    before = EDITORS[name].extend("", SCHEMA)
    after = SERVED[name].extend(before, SCHEMA)
    assert after != before
    assert EDITORS[name].extend(after, SCHEMA) == after


def test_what_is_written() -> None:
    assert {name: editor.extend("", SCHEMA) for name, editor in SERVED.items()} == {
        "vscode": json.dumps({"yaml.disableSchemaDetection": ["t", "u"]}, indent=4) + "\n",
        "neovim": "-- noob-lint checks tubes, and yaml-language-server leaves them to it.\n"
        'vim.lsp.config("yamlls", {\n'
        '  settings = { yaml = { disableSchemaDetection = { "t", "u" } } },\n})\n',
        "helix": "[language-server.yaml-language-server.config.yaml]\n"
        'disableSchemaDetection = ["t", "u"]\n',
        "zed": json.dumps({"lsp": {"yaml-language-server": ZED}}, indent=4) + "\n",
    }


@pytest.mark.parametrize(
    ("name", "before", "reason"),
    [
        *(
            ("vscode", f'{{"yaml.disableSchemaDetection": {value}}}', OTHERS)
            for value in ('"mine"', '"tu"', "3", '["t"]', "[]", "{}")
        ),
        (
            "helix",
            "[language-server.yaml-language-server.config.yaml]\ndisableSchemaDetection = ['a']\n",
            OTHERS,
        ),
        ("helix", "language-server = 1\n", "its layout cannot be extended automatically"),
        ("helix", "[", "it is not valid TOML"),
        ("zed", '{"lsp": 3}', "lsp is not a mapping"),
    ],
)
def test_what_cannot_be_extended_is_left_to_the_user(name: str, before: str, reason: str) -> None:
    with pytest.raises(CannotExtendError) as caught:
        SERVED[name].extend(before, SCHEMA)
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("vscode", '{"yaml.disableSchemaDetection": ["mine", "u", "t"]}'),
        ("neovim", "-- no disableSchemaDetection\n"),
    ],
)
def test_what_has_the_patterns_is_not_changed(name: str, before: str) -> None:
    assert SERVED[name].extend(before, SCHEMA) == before


@pytest.mark.parametrize("blank", ["", "\n"])
def test_what_is_written_into_a_file_without_anything(blank: str) -> None:
    for name in ("neovim", "helix"):
        assert SERVED[name].extend(blank, SCHEMA) == f"{blank}{SERVED[name].extend('', SCHEMA)}"
    assert (
        SERVED["neovim"].extend("x = 1", SCHEMA)
        == f"x = 1\n\n{SERVED['neovim'].extend('', SCHEMA)}"
    )
