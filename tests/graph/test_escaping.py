"""Nothing in a file can become markup, script or syntax, whatever its names and texts are."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from noob_lint.graph.formats import FORMATS, write
from noob_lint.graph.picture import (
    Badge,
    Bracket,
    Edge,
    Kind,
    Node,
    Param,
    Picture,
    Port,
    Where,
)

EVIL = (
    "<script>alert(1)</script>",
    '" onload="alert(1)',
    "' onclick='alert(1)",
    "]]><b>&amp;",
    "\x00\x1b[31m\x7f\x85",
    "\u202e\u2028\ufffe\ud800",
    "<!-- --></style></svg>",
    '\\" ] ; x -> y \\N \\l',
    "end\n  click n0 call alert(1)",
    "`**md**` #quot; %%{init: {}}%% $$x$$ ```",
    "fa:fa-ban @{shape: x} & &#60;script&#62;",
    "\U0001f600 \u6f22\u5b57 e\u0301",
)


def picture(text: str) -> Picture:
    where = Where(text, 1, 1)
    badge = Badge("error", text, text, where)
    port = Port(text, text)
    nodes = tuple(
        Node(
            f"nodes.{number}{text}",
            kind,
            text,
            text,
            (Param(text, text),),
            (port,),
            (port,),
            origin=text,
            brackets=(f"nodes.{text}[]",) if kind is Kind.GATHER else (),
            is_open=kind is Kind.TUBE,
            about=text,
            where=where,
            code=where,
            text=text,
            badges=(badge,),
        )
        for number, kind in enumerate(Kind)
    )
    edge = Edge(nodes[0].id, text, nodes[1].id, text, text, never=text, badges=(badge,))
    bracket = Bracket(f"nodes.{text}[]", nodes[1].id, text)
    return Picture(text, text, text, nodes, (edge,), (bracket,), (text,), (badge,), (text,), text)


@pytest.mark.parametrize("text", EVIL)
def test_svg_is_well_formed_and_has_no_more_elements(text: str) -> None:
    found = ElementTree.fromstring(write(picture(text), "svg"))
    usual = ElementTree.fromstring(write(picture("usual"), "svg"))
    names = {"svg", "title", "style", "rect", "g", "path", "text", "circle"}
    assert {one.tag.rpartition("}")[2] for one in found.iter()} == names
    attributes = {name for one in found.iter() for name in one.attrib}
    assert attributes == {name for one in usual.iter() for name in one.attrib}


@pytest.mark.parametrize("text", EVIL)
@pytest.mark.parametrize("form", ["svg", "mermaid", "dot"])
def test_nothing_invisible_is_left(form: str, text: str) -> None:
    found = write(picture(text), form)
    assert [char for char in found if not char.isprintable() and char != "\n"] == []
    found.encode("utf-8")


@pytest.mark.parametrize("text", EVIL)
def test_html_has_two_scripts(text: str) -> None:
    found = write(picture(text), "html")
    assert len(re.findall(r"(?i)<script", found)) == 2
    assert len(re.findall(r"(?i)</script", found)) == 2
    assert "<!--" not in found


@pytest.mark.parametrize("text", EVIL)
def test_mermaid_has_as_many_lines_and_only_safe_labels(text: str) -> None:
    found, usual = write(picture(text), "mermaid"), write(picture("usual"), "mermaid")
    for line in found.split("\n")[4:]:
        for label in re.findall(r'"([^"]*)"', line):
            assert re.fullmatch(r"(?:[\w .,:/=+()\[\]→…-]|#\d+;|<br/>)*", label), label
        assert line.count('"') % 2 == 0
    first = [line.split('"')[0] for line in found.split("\n") if '"' in line]
    assert first == [line.split('"')[0] for line in usual.split("\n") if '"' in line]


@pytest.mark.parametrize("text", EVIL)
def test_dot_has_only_closed_strings(text: str) -> None:
    found = write(picture(text), "dot")
    left = re.sub(r'"(?:[^"\\]|\\.)*"', "S", found)
    usual = re.sub(r'"(?:[^"\\]|\\.)*"', "S", write(picture("usual"), "dot"))
    assert left == usual


def test_every_format_takes_an_empty_picture() -> None:
    for form in FORMATS:
        assert write(Picture("", ""), form)
