"""Where the server is used, yaml-language-server leaves tubes alone; files are extended as text."""

from __future__ import annotations

import json

import pytest

from noob_lint.integrations.change import CannotExtendError
from noob_lint.integrations.editors import EDITORS, SchemaLink
from noob_lint.integrations.served import SERVED

ZED = {"settings": {"yaml": {"disableSchemaDetection": ["t", "u"]}}}
SCHEMA = SchemaLink("https://x.org/1003/tube.schema.json", "", ("t", "u"))


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
    ("name", "before"),
    [
        ("vscode", '{"yaml.disableSchemaDetection": "mine"}'),
        (
            "helix",
            "[language-server.yaml-language-server.config.yaml]\ndisableSchemaDetection = ['a']\n",
        ),
        ("helix", "language-server = 1\n"),
        ("helix", "["),
    ],
)
def test_what_cannot_be_extended_is_left_to_the_user(name: str, before: str) -> None:
    with pytest.raises(CannotExtendError):
        SERVED[name].extend(before, SCHEMA)
