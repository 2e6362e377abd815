"""Every pattern of the schemas means the same to Python, Rust and JavaScript."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import jsonschema_rs
import pytest

from noob_lint.publish import render
from noob_lint.schema import store
from noob_lint.spec import _patterns, _special, names
from noob_lint.spec.versions import VERSIONS
from tests.spec.tubes import ALL

NAMES = (
    *("", "a", "A1", "_", "__x__", "1", "1a", "a-b", "a b", " a", "a ", "a.", ".a", "a$", "a\n"),
    *("\na", "a\r", "a\x00", "a\x7f", "a\x80", "a\u2028", "class", "None", "input", "tube"),
    *(
        "über",
        "ß",
        "a\u0301",
        "变量",
        "\U0001d4b3",
        "a\U0001d4b3",
        "😀",
        "\ud7ff",
        "\ue000",
        "\U0010ffff",
        "İ",
        "K",
    ),
)
TYPES = (
    "int",
    "intt",
    "Int",
    "map",
    "maps",
    "gather",
    "True",
    "__doc__",
    "WindowsError",
    "print\n",
)
DOTTED = (
    *("a.b", "a.b.c", "a..b", ".a.b", "a.b.", "a.1", "1.a", "a.b-c", "a.b\n", "a:b", "a.b c"),
    *(
        "ü.ß",
        "\U0001d4b3.\U0001d4b3",
        "input.x",
        "input.x.y",
        "input",
        "input.",
        "input.1",
        "Input.x",
        "xinput.x",
    ),
)
FLAGS = (
    *("true", "True", "TRUE", "tRuE", "false", "False", "yes", "YES", "no", "on", "off", "OFF"),
    *("t", "F", "y", "N", "0", "1", "2", "maybe", "true\n", "truefalse", "trüe", "oN ", "True "),
)
IDS = ("-", "/", "#", ".", "...", "a.b", "!a", " ", "?", "…")
TEXTS = (*NAMES, *TYPES, *DOTTED, *FLAGS, *IDS)


def patterns() -> list[str]:
    found = set()
    for version in ALL:
        for name in store.NAMES:
            schema = json.loads(store.schema_text(version, name, plain=True))
            found |= {sub["pattern"] for sub in render.subschemas(schema) if "pattern" in sub}
    return sorted(found)


def in_python(pattern: str) -> list[str]:
    return [text for text in TEXTS if re.search(pattern, text)]


def test_the_patterns_are_those_of_the_models() -> None:
    known = {
        _patterns.ABSOLUTE_IDENTIFIER,
        _patterns.SIGNAL_REFERENCE,
        _patterns.ENABLED,
        _patterns.CONFIG_ID,
        _special.INPUT,
        *(_patterns.identifier_except(version.reserved) for version in VERSIONS),
    }
    assert patterns() == sorted(known)


def test_rust_agrees_with_python() -> None:
    for pattern in patterns():
        validator = jsonschema_rs.validator_for(json.dumps({"pattern": pattern}))
        assert [text for text in TEXTS if validator.is_valid(text)] == in_python(pattern)


SCRIPT = """
const {patterns, texts, flags} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const found = patterns.map(p => texts.filter(t => new RegExp(p, flags).test(t)));
console.log(JSON.stringify(found));
"""


@pytest.mark.parametrize("flags", ["", "u"])
def test_javascript_agrees_with_python(flags: str) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    job = json.dumps({"patterns": patterns(), "texts": TEXTS, "flags": flags})
    done = subprocess.run([node, "-e", SCRIPT], input=job, capture_output=True, text=True)
    assert done.stderr == ""
    assert json.loads(done.stdout) == [in_python(pattern) for pattern in patterns()]


@pytest.mark.parametrize(
    ("pattern", "exact"),
    [
        (_patterns.IDENTIFIER, names.is_identifier),
        (_patterns.SIGNAL_REFERENCE, names.is_signal_reference),
    ],
)
def test_patterns_are_exact_in_ascii_and_accept_more_beyond(pattern: str, exact: object) -> None:
    assert callable(exact)
    for text in TEXTS:
        matches = re.search(pattern, text) is not None
        assert matches == exact(text) or (matches and not text.isascii()), text


def test_reserved_names_are_left_out() -> None:
    pattern = _patterns.identifier_except(("input", "tube"))
    left_out = set(in_python(_patterns.IDENTIFIER)) - set(in_python(pattern))
    assert left_out == {"input", "tube"}


def test_the_type_pattern_accepts_what_any_interpreter_accepts() -> None:
    others = {"WindowsError"}
    for text in TEXTS:
        matches = re.search(_patterns.ABSOLUTE_IDENTIFIER, text) is not None
        exact = names.is_absolute_identifier(text)
        assert matches == exact or (matches and (not text.isascii() or text in others)), text


def test_enabled() -> None:
    assert in_python(_patterns.ENABLED) == [
        *("1", "input.x", "input.x.y", "true", "TRUE", "tRuE", "false", "yes", "YES", "no", "on"),
        *("off", "OFF", "t", "F", "y", "N", "0", "1"),
    ]
