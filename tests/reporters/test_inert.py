"""What the log of a CI system would take for a command is written otherwise."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from noob_lint.reporters.inert import (
    guarded,
    inert_commands,
    inert_json,
    inert_text,
    inert_xml,
    is_in_ci,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", r"\x3a:error::x"),
        ("a\n \t::x\nb\n::y", "a\n \t\\x3a:x\nb\n\\x3a:y"),
        ("\x1b[1;31m ::x", "\x1b[1;31m \\x3a:x"),
        (":::x", r"\x3a::x"),
        ("::: a.yaml:1:1", "::: a.yaml:1:1"),
        ("a ::x", "a ::x"),
        (":x", ":x"),
        ("##[error]x", r"\x23#[error]x"),
        ("a ##vso[task]x ##[y]", r"a \x23#vso[task]x \x23#[y]"),
        ("###[x]", r"#\x23#[x]"),
        ("## x #[y] ##vs[z]", "## x #[y] ##vs[z]"),
        ("::x ##[y]", r"\x3a:x \x23#[y]"),
    ],
)
def test_text(text: str, shown: str) -> None:
    assert inert_text(text) == shown


def test_other_formats_keep_their_values() -> None:
    assert inert_commands("::error::a ##[x] ##vso[y]") == r"::error::a \x23#[x] \x23#vso[y]"
    told = json.dumps(["::x", "##[y]", "a ##vso[z]", "##"])
    assert inert_json(told) == '["::x", "\\u0023#[y]", "a \\u0023#vso[z]", "##"]'
    assert json.loads(inert_json(told)) == json.loads(told)
    xml = '<a b="##[x]">\n::y ##vso[z]\n ::w ::v\n</a>'
    guarded_xml = '<a b="&#35;#[x]">\n&#58;:y &#35;#vso[z]\n &#58;:w ::v\n</a>'
    assert inert_xml(xml) == guarded_xml
    before, after = ElementTree.fromstring(xml), ElementTree.fromstring(guarded_xml)
    assert (before.text, before.attrib) == (after.text, after.attrib)
    assert inert_xml("<a>:: #[x]</a>") == "<a>:: #[x]</a>"


def test_each_piece_is_guarded() -> None:
    pieces: list[str] = []
    write = guarded(pieces.append, inert_commands)
    write("a")
    write("##[b]")
    assert pieces == ["a", r"\x23#[b]"]


@pytest.mark.parametrize(
    ("environment", "is_one"),
    [
        ({}, False),
        ({"CI": "true"}, False),
        ({"GITHUB_ACTIONS": "", "TF_BUILD": ""}, False),
        ({"GITHUB_ACTIONS": "true"}, True),
        ({"TF_BUILD": "True"}, True),
    ],
)
def test_systems_that_take_commands(environment: dict[str, str], is_one: bool) -> None:
    assert is_in_ci(environment) is is_one
