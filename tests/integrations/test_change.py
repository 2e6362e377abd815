"""Files of editors and services are extended as text: comments, order and layout stay."""

from __future__ import annotations

import contextlib
import random
import re

import pytest

from noob_lint.integrations import jsonc
from noob_lint.integrations.change import CannotExtendError
from noob_lint.integrations.editors import EDITORS, SchemaLink
from noob_lint.integrations.services import GITLAB, HOOK, extend_gitlab, extend_pre_commit
from noob_lint.schema.store import TUBE_FILES

SCHEMA = SchemaLink(
    "https://x.org/1003/tube.schema.json", "https://x.org/1003/tube.schema.json", ("t",)
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '{\n    "k": [\n        1\n    ]\n}\n'),
        ("// mine\n", '// mine\n{\n    "k": [\n        1\n    ]\n}\n'),
        ("{}", '{\n    "k": [\n        1\n    ]\n}'),
        ("{\n  // mine\n}\n", '{\n  // mine\n    "k": [\n        1\n    ]\n}\n'),
        ('{"a": 1}', '{"a": 1, "k": [1]}'),
        ('{ "a": 1, /* b */ }', '{ "a": 1, "k": [1] /* b */ }'),
        ('{\n  "a": 1\n}\n', '{\n  "a": 1,\n  "k": [\n    1\n  ]\n}\n'),
        (
            '{\n\t"a": 1 // one\n\t// the end\n}\n',
            '{\n\t"a": 1, // one\n\t"k": [\n\t\t1\n\t]\n\t// the end\n}\n',
        ),
        (
            '{\r\n  "a": [1, 2,],  // one, "two": {\r\n}\r\n',
            '{\r\n  "a": [1, 2,],  // one, "two": {\r\n  "k": [\r\n    1\r\n  ]\r\n}\r\n',
        ),
        ('{\n  "a": 1 /* x\n  y */\n}', '{\n  "a": 1, /* x\n  y */\n  "k": [\n    1\n  ]\n}'),
        ('{\n  "a": 1}', '{\n  "a": 1,\n  "k": [\n    1\n  ]\n}'),
        ('{ "a": "}\\" // no"\n}', '{ "a": "}\\" // no",\n"k": [\n    1\n]\n}'),
    ],
)
def test_a_member_is_added(before: str, after: str) -> None:
    changed = jsonc.set_value(before, ("k",), [1])
    assert changed == after
    assert jsonc.read_jsonc(changed) == {**jsonc.read_jsonc(before), "k": [1]}


def test_a_member_is_added_below() -> None:
    text = '{\n  "a": {\n    "b": {}, // here\n  },\n}\n'
    expected = (
        '{\n  "a": {\n    "b": {\n      "c": {\n        "d": 1\n      }\n    }, // here\n  },\n}\n'
    )
    assert jsonc.set_value(text, ("a", "b", "c", "d"), 1) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("{", "}", "[1", '{"a"}', '{"a": }', '{"a": 1 "b": 2}', "{a: 1}", "{,}", "[1 2]", "{} {}"),
        *('{"a": tru}', "{} x", "/* ", '{"a": "\n"}', "'a'", "[" * 2000, '{"\\x": 1}'),
    ],
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(CannotExtendError):
        jsonc.read_jsonc(text)


def blank(chance: random.Random) -> str:
    return chance.choice(["", "", " ", "\n", "\n  ", "// c }{\n", "/* , } */", "\t", "\r\n"])


def value(chance: random.Random, depth: int) -> str:
    kind = chance.choice("[{s" if depth else "s")
    if kind == "s":
        return chance.choice(['"//x"', '"\\""', "1", "true", "null", "-1.5e3", "{}", "[]"])
    count = chance.randrange(4)
    items = [
        (f'"k{index}"{blank(chance)}:{blank(chance)}' if kind == "{" else "")
        + value(chance, depth - 1)
        + blank(chance)
        for index in range(count)
    ]
    end = chance.choice([",", ""]) if items else ""
    inside = f",{blank(chance)}".join(items)
    return f"{kind}{blank(chance)}{inside}{end}{blank(chance)}{ {'[': ']', '{': '}'}[kind] }"


def test_any_text_of_json_is_extended_and_keeps_its_comments() -> None:
    chance = random.Random(1)
    for _ in range(2000):
        inside = f'"k":{blank(chance)}{value(chance, 3)}{blank(chance)}'
        text = f"{blank(chance)}{{{blank(chance)}{inside}}}{blank(chance)}"
        changed = jsonc.set_value(text, ("new", "x"), ["v"])
        assert jsonc.read_jsonc(changed) == {**jsonc.read_jsonc(text), "new": {"x": ["v"]}}, text
        comments = re.findall(r"// c }{|/\* , } \*/", text)
        assert re.findall(r"// c }{|/\* , } \*/", changed) == comments, text


def test_any_text_at_all_is_extended_or_refused() -> None:
    chance = random.Random(1)
    for _ in range(2000):
        letters = list(value(chance, 3))
        for _ in range(2):
            letters.insert(chance.randrange(len(letters) + 1), chance.choice('{}[],:"/*\\x\n1'))
        with contextlib.suppress(CannotExtendError):
            jsonc.set_value("".join(letters), ("new",), 1)


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
    ],
)
def test_editors(name: str, before: str, after: str) -> None:
    assert EDITORS[name].extend(before, SCHEMA) == after


def test_jetbrains_keeps_other_mappings() -> None:
    other = EDITORS["jetbrains"].extend(
        EDITORS["jetbrains"].fresh, SCHEMA._replace(path="https://x.org/other.json")
    )
    both = EDITORS["jetbrains"].extend(other, SCHEMA)
    assert both.startswith(other.partition("      </map>")[0])
    assert both.count("<SchemaInfo>") == 2


def test_a_star_of_jetbrains_stands_for_folders_too() -> None:
    schema = SCHEMA._replace(patterns=TUBE_FILES)
    text = EDITORS["jetbrains"].extend(EDITORS["jetbrains"].fresh, schema)
    assert re.findall('"path" value="(.*?)"', text) == [
        *("*.tube.yaml", "*.tube.yml", "tubes/*.yaml", "tubes/*.yml")
    ]


def hook(indent: str) -> str:
    return "".join(f"{indent}{line}\n" for line in HOOK.splitlines())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# mine\nrepos:\n- repo: a\n  hooks: [{id: b}] # c\n# end\n",
            "# mine\nrepos:\n- repo: a\n  hooks: [{id: b}] # c\n" + hook("") + "# end\n",
        ),
        (
            "repos:\n    -   repo: a\n        hooks:\n        -   id: b\n            args: [c]\n\n"
            "ci:\n  skip: [d]\n",
            "repos:\n    -   repo: a\n        hooks:\n        -   id: b\n            args: [c]\n"
            + hook("    ")
            + "\nci:\n  skip: [d]\n",
        ),
        (
            "repos:\n- repo: a\n  hooks: [{id: b}]",
            "repos:\n- repo: a\n  hooks: [{id: b}]\n" + hook(""),
        ),
        ("repos:\n- hooks: [{id: noob-lint-fix}]\n", "repos:\n- hooks: [{id: noob-lint-fix}]\n"),
    ],
)
def test_pre_commit(before: str, after: str) -> None:
    assert extend_pre_commit(before) == after
    assert extend_pre_commit(after) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: {script: [b]} # c", "a: {script: [b]} # c\n\n" + GITLAB),
        (
            "stages: [test]\na: {script: !reference [.b, script]}\n",
            "stages: [test]\na: {script: !reference [.b, script]}\n\n" + GITLAB,
        ),
        ("noob-lint: {script: [mine]}\n", "noob-lint: {script: [mine]}\n"),
    ],
)
def test_gitlab(before: str, after: str) -> None:
    assert extend_gitlab(before) == after
    assert extend_gitlab(after) == after
