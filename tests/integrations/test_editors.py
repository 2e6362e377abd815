"""Editor settings are extended as text: comments, order and layout stay."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from noob_lint.integrations.change import CannotExtendError
from noob_lint.integrations.configuration import set_version
from noob_lint.integrations.editors import EDITORS, SchemaLink, replaced
from noob_lint.integrations.served import SERVED
from noob_lint.schema.store import TUBE_FILES

SCHEMA = SchemaLink(
    "https://x.org/1003/tube.schema.json", "https://x.org/1003/tube.schema.json", ("t",)
)


HELIX = "[language-server.yaml-language-server.config.yaml.schemas]\n"
ALONE = {
    "neovim": "-- The schema of noob's tubes, for yaml-language-server.\n"
    'vim.lsp.config("yamlls", {\n  settings = {\n    yaml = {\n      schemas = {\n'
    f'        ["{SCHEMA.uri}"] = {{ "t" }},\n      }},\n    }},\n  }},\n}})\n',
    "helix": f'{HELIX}"{SCHEMA.uri}" = ["t"]\n',
}
"""What is written into a file without anything."""


@pytest.mark.parametrize("name", EDITORS)
def test_to_extend_twice_changes_nothing(name: str) -> None:
    editor = EDITORS[name]
    once = editor.extend(editor.fresh, SCHEMA)
    assert once != editor.fresh
    assert editor.extend(once, SCHEMA) == once
    assert editor.extend(once.replace("\n", "\r\n"), SCHEMA) == once.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            "vscode",
            '{\n  "yaml.schemas": {\n    "other.json": "*", // keep\n  },\n}\n',
            '{\n  "yaml.schemas": {\n    "other.json": "*", // keep\n'
            f'    "{SCHEMA.uri}": [\n      "t"\n    ]\n  }},\n}}\n',
        ),
        (
            "vscode",
            '{"yaml.schemas": {"/old/1000/tube.schema.json": ["mine/*"]}}\n',
            f'{{"yaml.schemas": {{"{SCHEMA.uri}": ["mine/*"]}}}}\n',
        ),
        (
            "helix",
            '# mine\n[[language]]\nname = "yaml"\n',
            '# mine\n[[language]]\nname = "yaml"\n\n'
            f'[language-server.yaml-language-server.config.yaml.schemas]\n"{SCHEMA.uri}" = ["t"]\n',
        ),
        (
            "helix",
            "[language-server.yaml-language-server.config.yaml.schemas] # mine\n"
            "'a.json' = '*'\n[b]\n",
            "[language-server.yaml-language-server.config.yaml.schemas] # mine\n"
            f"\"{SCHEMA.uri}\" = [\"t\"]\n'a.json' = '*'\n[b]\n",
        ),
        (
            "neovim",
            "-- mine\nvim.o.number = true",
            "-- mine\nvim.o.number = true\n\n"
            "-- The schema of noob's tubes, for yaml-language-server.\n"
            'vim.lsp.config("yamlls", {\n  settings = {\n    yaml = {\n      schemas = {\n'
            f'        ["{SCHEMA.uri}"] = {{ "t" }},\n      }},\n    }},\n  }},\n}})\n',
        ),
        *((name, blank, f"{blank}{ALONE[name]}") for name in ALONE for blank in ("", "\n")),
        (
            "vscode",
            '{"yaml.schemas": {"/x/1003/config.schema.json": "a"}}\n',
            f'{{"yaml.schemas": {{"/x/1003/config.schema.json": "a", "{SCHEMA.uri}": ["t"]}}}}\n',
        ),
        (
            "helix",
            f'{HELIX}"/old/1000/tube.schema.json" = ["a"] # "/old/1000/tube.schema.json"\n',
            f'{HELIX}"{SCHEMA.uri}" = ["a"] # "/old/1000/tube.schema.json"\n',
        ),
        (
            "helix",
            f"{HELIX}'/old/1000/tube.schema.json' = ['a']\n",
            None,
        ),
    ],
)
def test_editors(name: str, before: str, after: str | None) -> None:
    if after is not None:
        assert EDITORS[name].extend(before, SCHEMA) == after
        return
    with pytest.raises(CannotExtendError, match=r"^its layout cannot be extended automatically$"):
        EDITORS[name].extend(before, SCHEMA)


ODD_TOML = {
    f"{'a.' * 2000}a = 1": "a key has more than 100 parts",
    f"a = {'9' * 5000}": "it is not valid TOML",
    f"a = {'[' * 5000}": "it is nested too deeply",
    "a = ": "it is not valid TOML",
}


@pytest.mark.parametrize("text", ODD_TOML, ids=ODD_TOML.values())
@pytest.mark.parametrize("way", ["editor", "server", "configuration"])
def test_toml_that_nobody_writes_is_left_alone(way: str, text: str) -> None:
    ways: dict[str, Callable[[], object]] = {
        "editor": lambda: EDITORS["helix"].extend(text, SCHEMA),
        "server": lambda: SERVED["helix"].extend(text, SCHEMA),
        "configuration": lambda: set_version(text, "1003", in_pyproject=False),
    }
    with pytest.raises(CannotExtendError) as caught:
        ways[way]()
    assert str(caught.value) == ODD_TOML[text]


JETBRAINS = """\
<?xml version="1.0" encoding="UTF-8"?>
<project version="4">
  <component name="JsonSchemaMappingsProjectConfiguration">
    <state>
      <map>
        <entry key="noob tube">
          <value>
            <SchemaInfo>
              <option name="name" value="noob tube" />
              <option name="relativePathToSchema" value="https://x.org/1003/tube.schema.json" />
              <option name="patterns">
                <list>
                  <Item>
                    <option name="pattern" value="true" />
                    <option name="path" value="t" />
                    <option name="mappingKind" value="Pattern" />
                  </Item>
                </list>
              </option>
            </SchemaInfo>
          </value>
        </entry>
      </map>
    </state>
  </component>
</project>
"""


def test_jetbrains() -> None:
    assert EDITORS["jetbrains"].extend(EDITORS["jetbrains"].fresh, SCHEMA) == JETBRAINS


def test_jetbrains_keeps_other_mappings() -> None:
    other = EDITORS["jetbrains"].extend(
        EDITORS["jetbrains"].fresh, SCHEMA._replace(path="https://x.org/other.json")
    )
    both = EDITORS["jetbrains"].extend(other, SCHEMA)
    assert both.startswith(other.partition("      </map>")[0])
    assert both.count("<SchemaInfo>") == 2


def test_what_jetbrains_has_that_is_no_mapping() -> None:
    odd = '<p>\n  <SchemaInfo><option name="relativePathToSchema"/></SchemaInfo>\n  <map>\n  </map>'
    text = f'{odd}\n<SchemaInfo><option name="x" value="{SCHEMA.path}"/></SchemaInfo>\n</p>\n'
    entry = JETBRAINS.partition("      <map>\n")[2].partition("      </map>")[0]
    assert EDITORS["jetbrains"].extend(text, SCHEMA) == text.replace("  </map>", f"{entry}  </map>")


def test_a_star_of_jetbrains_stands_for_folders_too() -> None:
    schema = SCHEMA._replace(patterns=TUBE_FILES)
    text = EDITORS["jetbrains"].extend(EDITORS["jetbrains"].fresh, schema)
    assert re.findall('"path" value="(.*?)"', text) == [
        *("*.tube.yaml", "*.tube.yml", "tubes/*.yaml", "tubes/*.yml")
    ]


OLD, OTHER = "https://old.org/1000/tube.schema.json", "/lab/1001/tube.schema.json"


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("vscode", f'{{"yaml.schemas": {{"a.json": "*", "{OLD}": ["x"], "{OTHER}": ["y"]}}}}\n'),
        ("helix", f"# mine\n{HELIX}'a.json' = '*'\n\"{OLD}\" = ['x']\n\"{OTHER}\" = ['y'] # end\n"),
        ("neovim", f'x = "a.json" -- mine\ny = {{["{OLD}"] = "x", ["{OTHER}"] = "y"}}\n'),
        ("jetbrains", JETBRAINS.replace(SCHEMA.path, OLD)),
        ("zed", json.dumps({"lsp": {"yaml-language-server": {"settings": {"yaml": {"schemas": {
            OLD: ["x"], OTHER: ["y"]}}}}}})),
    ],
)  # fmt: skip
def test_the_first_of_our_addresses_is_replaced(name: str, before: str) -> None:
    after = EDITORS[name].extend(before, SCHEMA)
    assert after == before.replace(OLD, SCHEMA.uri)
    assert list(replaced(before, after)) == [(OLD, SCHEMA.uri)]
    assert list(replaced(after, after)) == []


@pytest.mark.parametrize(
    ("name", "before", "reason"),
    [
        *(("vscode", text, "its schemas are not a mapping") for text in ('{"yaml.schemas": []}',)),
        ("vscode", '{"yaml.schemas": null}', "yaml.schemas already exists"),
        ("vscode", "[]", "the file is not a mapping"),
        (
            "zed",
            '{"lsp": {"yaml-language-server": 1}}',
            "lsp.yaml-language-server is not a mapping",
        ),
        *(
            ("helix", text, "its layout cannot be extended automatically")
            for text in ("language-server = 1\n", "language-server.yaml-language-server = []\n")
        ),
        (
            "helix",
            HELIX.replace(".schemas]", "]") + "schemas = 'x'\n",
            "its schemas are not a mapping",
        ),
        ("jetbrains", "<a", "it is not valid XML"),
        ("jetbrains", "", "it is not valid XML"),
        *(
            ("jetbrains", text, "it has no <map> that spans several lines")
            for text in ("<a/>", "<p><map></map></p>", "<p>\n<map></map>\n</p>")
        ),
    ],
)
def test_what_cannot_be_extended(name: str, before: str, reason: str) -> None:
    with pytest.raises(CannotExtendError) as caught:
        EDITORS[name].extend(before, SCHEMA)
    assert str(caught.value) == reason


def test_a_path_is_escaped_for_jetbrains() -> None:
    schema = SCHEMA._replace(path='/a&b/"c"/<d>.json', patterns=("**/x/**/*.yaml", 'y"&'))
    text = EDITORS["jetbrains"].extend("<map>\n</map>", schema)
    assert text.startswith('<map>\n        <entry key="noob tube">\n          <value>\n')
    assert text.endswith("          </value>\n        </entry>\n</map>")
    assert re.findall('"(?:relativePathToSchema|path)" value="(.*?)"', text) == [
        *("/a&amp;b/&quot;c&quot;/&lt;d&gt;.json", "x/*.yaml", "y&quot;&amp;")
    ]
