"""Where nodes are: the text under each span, its line and its column (both from zero)."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.source import Span
from noob_lint.yaml.document import Document, Mapping, Node, Sequence
from noob_lint.yaml.parser import parse

Place = tuple[str, str, int, int]


def _place(document: Document, role: str, span: Span) -> Place:
    text = document.text[span.start.offset : span.end.offset]
    return role, text, span.start.line, span.start.column


def _below(document: Document, node: Node) -> list[Place]:
    found = []
    if node.anchor is not None:
        span = document.source.span(node.anchor.start, node.anchor.end)
        found.append(_place(document, "anchor", span))
    if isinstance(node, Sequence):
        for item in node.items:
            found += [_place(document, "item", item.span), *_below(document, item)]
    elif isinstance(node, Mapping):
        for key, value, alias, merge in node.entries:
            found += [_place(document, "key", key.span), *_below(document, key)]
            if merge is not None:
                found.append(_place(document, "merged by", merge))
            elif alias is not None:
                found.append(_place(document, "alias", alias.span))
            else:
                found += [_place(document, "value", value.span), *_below(document, value)]
    return found


def places(data: str | bytes) -> list[Place]:
    """What the document holds, in order; the root mapping comes first."""
    document = parse(data)
    assert document.reports == []
    assert document.root is not None
    return [_place(document, "root", document.root.span), *_below(document, document.root)]


CASES: dict[str, tuple[str, list[Place]]] = {
    "plain": (
        "a: b\nlong key: a text # comment\n",
        [
            ("root", "a: b\nlong key: a text", 0, 0),
            ("key", "a", 0, 0),
            ("value", "b", 0, 3),
            ("key", "long key", 1, 0),
            ("value", "a text", 1, 10),
        ],
    ),
    "no line break at the end": (
        "a: b",
        [
            ("root", "a: b", 0, 0),
            ("key", "a", 0, 0),
            ("value", "b", 0, 3),
        ],
    ),
    "indented root": (
        "  a: b\n  c: d\n",
        [
            ("root", "a: b\n  c: d", 0, 2),
            ("key", "a", 0, 2),
            ("value", "b", 0, 5),
            ("key", "c", 1, 2),
            ("value", "d", 1, 5),
        ],
    ),
    "quoted": (
        "'a b': \"c \\\" \\u00e9\"\n\"d\": 'it''s'   \n",
        [
            ("root", "'a b': \"c \\\" \\u00e9\"\n\"d\": 'it''s'", 0, 0),
            ("key", "'a b'", 0, 0),
            ("value", '"c \\" \\u00e9"', 0, 7),
            ("key", '"d"', 1, 0),
            ("value", "'it''s'", 1, 5),
        ],
    ),
    "plain text on several lines": (
        "a: one\n  two\n\n  three  \n\nb: c\n",
        [
            ("root", "a: one\n  two\n\n  three  \n\nb: c", 0, 0),
            ("key", "a", 0, 0),
            ("value", "one\n  two\n\n  three", 0, 3),
            ("key", "b", 5, 0),
            ("value", "c", 5, 3),
        ],
    ),
    "quoted text on several lines": (
        "a: \"one\n  two \\\n  three\"\nb: 'x\n\n y' # z\n",
        [
            ("root", "a: \"one\n  two \\\n  three\"\nb: 'x\n\n y'", 0, 0),
            ("key", "a", 0, 0),
            ("value", '"one\n  two \\\n  three"', 0, 3),
            ("key", "b", 3, 0),
            ("value", "'x\n\n y'", 3, 3),
        ],
    ),
    "literal block": (
        "a: |\n  one\n\n  two\n\n# comment\nb: c\n",
        [
            ("root", "a: |\n  one\n\n  two\n\n# comment\nb: c", 0, 0),
            ("key", "a", 0, 0),
            ("value", "|\n  one\n\n  two", 0, 3),
            ("key", "b", 6, 0),
            ("value", "c", 6, 3),
        ],
    ),
    "folded block, stripped": (
        "a: >-\n  one\n   two\n\n\nb: |-\n  x",
        [
            ("root", "a: >-\n  one\n   two\n\n\nb: |-\n  x", 0, 0),
            ("key", "a", 0, 0),
            ("value", ">-\n  one\n   two", 0, 3),
            ("key", "b", 5, 0),
            ("value", "|-\n  x", 5, 3),
        ],
    ),
    "block that keeps its blank lines": (
        "a: |+\n  one\n\n\nb: >+\n\n  x\n\n",
        [
            ("root", "a: |+\n  one\n\n\nb: >+\n\n  x", 0, 0),
            ("key", "a", 0, 0),
            ("value", "|+\n  one", 0, 3),
            ("key", "b", 4, 0),
            ("value", ">+\n\n  x", 4, 3),
        ],
    ),
    "block with comment and indentation": (
        "a: |2-  # why\n   one\nb: c\n",
        [
            ("root", "a: |2-  # why\n   one\nb: c", 0, 0),
            ("key", "a", 0, 0),
            ("value", "|2-  # why\n   one", 0, 3),
            ("key", "b", 2, 0),
            ("value", "c", 2, 3),
        ],
    ),
    "empty block": (
        "a: |\nb: >\n\nc: |-\n",
        [
            ("root", "a: |\nb: >\n\nc: |-", 0, 0),
            ("key", "a", 0, 0),
            ("value", "|", 0, 3),
            ("key", "b", 1, 0),
            ("value", ">", 1, 3),
            ("key", "c", 3, 0),
            ("value", "|-", 3, 3),
        ],
    ),
    "block in a list": (
        "a:\n- - |\n   one\n\n  - two\n- >+\n  three\n\n# end\nb: c\n",
        [
            ("root", "a:\n- - |\n   one\n\n  - two\n- >+\n  three\n\n# end\nb: c", 0, 0),
            ("key", "a", 0, 0),
            ("value", "- - |\n   one\n\n  - two\n- >+\n  three", 1, 0),
            ("item", "- |\n   one\n\n  - two", 1, 2),
            ("item", "|\n   one", 1, 4),
            ("item", "two", 4, 4),
            ("item", ">+\n  three", 5, 2),
            ("key", "b", 9, 0),
            ("value", "c", 9, 3),
        ],
    ),
    "list": (
        "a:\n- one\n-   two  \n- - three\n  - 'four'\n",
        [
            ("root", "a:\n- one\n-   two  \n- - three\n  - 'four'", 0, 0),
            ("key", "a", 0, 0),
            ("value", "- one\n-   two  \n- - three\n  - 'four'", 1, 0),
            ("item", "one", 1, 2),
            ("item", "two", 2, 4),
            ("item", "- three\n  - 'four'", 3, 2),
            ("item", "three", 3, 4),
            ("item", "'four'", 4, 4),
        ],
    ),
    "indented list": (
        "a:\n  # first\n  - one\n\n  # second\n  - b: two\n    c: three\n\n# end\nd: e\n",
        [
            (
                "root",
                "a:\n  # first\n  - one\n\n  # second\n  - b: two\n    c: three\n\n# end\nd: e",
                0,
                0,
            ),
            ("key", "a", 0, 0),
            ("value", "- one\n\n  # second\n  - b: two\n    c: three", 2, 2),
            ("item", "one", 2, 4),
            ("item", "b: two\n    c: three", 5, 4),
            ("key", "b", 5, 4),
            ("value", "two", 5, 7),
            ("key", "c", 6, 4),
            ("value", "three", 6, 7),
            ("key", "d", 9, 0),
            ("value", "e", 9, 3),
        ],
    ),
    "flow": (
        "a: [ b, 'c' , [], {} ,{d: e, f} ]\n",
        [
            ("root", "a: [ b, 'c' , [], {} ,{d: e, f} ]", 0, 0),
            ("key", "a", 0, 0),
            ("value", "[ b, 'c' , [], {} ,{d: e, f} ]", 0, 3),
            ("item", "b", 0, 5),
            ("item", "'c'", 0, 8),
            ("item", "[]", 0, 14),
            ("item", "{}", 0, 18),
            ("item", "{d: e, f}", 0, 22),
            ("key", "d", 0, 23),
            ("value", "e", 0, 26),
            ("key", "f", 0, 29),
            ("value", "", 0, 30),
        ],
    ),
    "flow over lines": (
        "a: {b: c, # comment\n  d: [e,\n   f],\n}\ng: h\n",
        [
            ("root", "a: {b: c, # comment\n  d: [e,\n   f],\n}\ng: h", 0, 0),
            ("key", "a", 0, 0),
            ("value", "{b: c, # comment\n  d: [e,\n   f],\n}", 0, 3),
            ("key", "b", 0, 4),
            ("value", "c", 0, 7),
            ("key", "d", 1, 2),
            ("value", "[e,\n   f]", 1, 5),
            ("item", "e", 1, 6),
            ("item", "f", 2, 3),
            ("key", "g", 4, 0),
            ("value", "h", 4, 3),
        ],
    ),
    "json": (
        '{"a": [1, {"b": null}], "c": "d"}',
        [
            ("root", '{"a": [1, {"b": null}], "c": "d"}', 0, 0),
            ("key", '"a"', 0, 1),
            ("value", '[1, {"b": null}]', 0, 6),
            ("item", "1", 0, 7),
            ("item", '{"b": null}', 0, 10),
            ("key", '"b"', 0, 11),
            ("value", "null", 0, 16),
            ("key", '"c"', 0, 24),
            ("value", '"d"', 0, 29),
        ],
    ),
    "pair in a flow list": (
        "a: [b: c, d]\n",
        [
            ("root", "a: [b: c, d]", 0, 0),
            ("key", "a", 0, 0),
            ("value", "[b: c, d]", 0, 3),
            ("item", "b: c", 0, 4),
            ("key", "b", 0, 4),
            ("value", "c", 0, 7),
            ("item", "d", 0, 10),
        ],
    ),
    "flow list with a comma at the end": (
        "a: [b, ]\n",
        [
            ("root", "a: [b, ]", 0, 0),
            ("key", "a", 0, 0),
            ("value", "[b, ]", 0, 3),
            ("item", "b", 0, 4),
        ],
    ),
    "empty values": (
        "a:\nb:   # comment\nc:\n# comment\n\n  # indented\nd:\n",
        [
            ("root", "a:\nb:   # comment\nc:\n# comment\n\n  # indented\nd:", 0, 0),
            ("key", "a", 0, 0),
            ("value", "", 0, 2),
            ("key", "b", 1, 0),
            ("value", "", 1, 2),
            ("key", "c", 2, 0),
            ("value", "", 2, 2),
            ("key", "d", 6, 0),
            ("value", "", 6, 2),
        ],
    ),
    "empty value at the end, without line break": (
        "a:\n  b:",
        [
            ("root", "a:\n  b:", 0, 0),
            ("key", "a", 0, 0),
            ("value", "b:", 1, 2),
            ("key", "b", 1, 2),
            ("value", "", 1, 4),
        ],
    ),
    "empty value before a less indented key": (
        "a:\n  b:\n\nc: d\n",
        [
            ("root", "a:\n  b:\n\nc: d", 0, 0),
            ("key", "a", 0, 0),
            ("value", "b:", 1, 2),
            ("key", "b", 1, 2),
            ("value", "", 1, 4),
            ("key", "c", 3, 0),
            ("value", "d", 3, 3),
        ],
    ),
    "empty items": (
        "a:\n  -\n  - # comment\n  - b\n  -",
        [
            ("root", "a:\n  -\n  - # comment\n  - b\n  -", 0, 0),
            ("key", "a", 0, 0),
            ("value", "-\n  - # comment\n  - b\n  -", 1, 2),
            ("item", "", 1, 3),
            ("item", "", 2, 3),
            ("item", "b", 3, 4),
            ("item", "", 4, 3),
        ],
    ),
    "empty values in flow": (
        "a: {b: , c: ,d:}\ne: {f , g # comment\n  }\n",
        [
            ("root", "a: {b: , c: ,d:}\ne: {f , g # comment\n  }", 0, 0),
            ("key", "a", 0, 0),
            ("value", "{b: , c: ,d:}", 0, 3),
            ("key", "b", 0, 4),
            ("value", "", 0, 6),
            ("key", "c", 0, 9),
            ("value", "", 0, 11),
            ("key", "d:", 0, 13),
            ("value", "", 0, 15),
            ("key", "e", 1, 0),
            ("value", "{f , g # comment\n  }", 1, 3),
            ("key", "f", 1, 4),
            ("value", "", 1, 5),
            ("key", "g", 1, 8),
            ("value", "", 1, 9),
        ],
    ),
    "empty key": (
        "a: b\n: c\n",
        [
            ("root", "a: b\n: c", 0, 0),
            ("key", "a", 0, 0),
            ("value", "b", 0, 3),
            ("key", "", 1, 0),
            ("value", "c", 1, 2),
        ],
    ),
    "empty values with properties": (
        "a: &x\nb: !!str\nc: &y !!str # comment\nd: !!null\n",
        [
            ("root", "a: &x\nb: !!str\nc: &y !!str # comment\nd: !!null", 0, 0),
            ("key", "a", 0, 0),
            ("value", "", 0, 5),
            ("anchor", "&x", 0, 3),
            ("key", "b", 1, 0),
            ("value", "", 1, 8),
            ("key", "c", 2, 0),
            ("value", "", 2, 11),
            ("anchor", "&y", 2, 3),
            ("key", "d", 3, 0),
            ("value", "", 3, 9),
        ],
    ),
    "anchors and aliases": (
        "a: &x one\nb: *x\nc: &long-1 {d: e}\nf: *long-1 # comment\ng: [*x]\n",
        [
            ("root", "a: &x one\nb: *x\nc: &long-1 {d: e}\nf: *long-1 # comment\ng: [*x]", 0, 0),
            ("key", "a", 0, 0),
            ("value", "one", 0, 6),
            ("anchor", "&x", 0, 3),
            ("key", "b", 1, 0),
            ("alias", "*x", 1, 3),
            ("key", "c", 2, 0),
            ("value", "{d: e}", 2, 11),
            ("anchor", "&long-1", 2, 3),
            ("key", "d", 2, 12),
            ("value", "e", 2, 15),
            ("key", "f", 3, 0),
            ("alias", "*long-1", 3, 3),
            ("key", "g", 4, 0),
            ("value", "[*x]", 4, 3),
            ("item", "*x", 4, 4),
        ],
    ),
    "alias as a key": (
        "a: &x one\nb: {*x : two}\n",
        [
            ("root", "a: &x one\nb: {*x : two}", 0, 0),
            ("key", "a", 0, 0),
            ("value", "one", 0, 6),
            ("anchor", "&x", 0, 3),
            ("key", "b", 1, 0),
            ("value", "{*x : two}", 1, 3),
            ("key", "*x", 1, 4),
            ("value", "two", 1, 9),
        ],
    ),
    "anchor on a block": (
        "a: &x\n  b: c\n  d: &y\n  - e\nf: *x\n",
        [
            ("root", "a: &x\n  b: c\n  d: &y\n  - e\nf: *x", 0, 0),
            ("key", "a", 0, 0),
            ("value", "b: c\n  d: &y\n  - e", 1, 2),
            ("anchor", "&x", 0, 3),
            ("key", "b", 1, 2),
            ("value", "c", 1, 5),
            ("key", "d", 2, 2),
            ("value", "- e", 3, 2),
            ("anchor", "&y", 2, 5),
            ("item", "e", 3, 4),
            ("key", "f", 4, 0),
            ("alias", "*x", 4, 3),
        ],
    ),
    "anchored key": (
        "&x a: b\n&y c: d\n",
        [
            ("root", "&x a: b\n&y c: d", 0, 0),
            ("key", "a", 0, 3),
            ("anchor", "&x", 0, 0),
            ("value", "b", 0, 6),
            ("key", "c", 1, 3),
            ("anchor", "&y", 1, 0),
            ("value", "d", 1, 6),
        ],
    ),
    "anchor and tag in either order": (
        "a: !!str &x one\nb: &y !!str two\nc: &z !t\n  d: e\n",
        [
            ("root", "a: !!str &x one\nb: &y !!str two\nc: &z !t\n  d: e", 0, 0),
            ("key", "a", 0, 0),
            ("value", "one", 0, 12),
            ("anchor", "&x", 0, 9),
            ("key", "b", 1, 0),
            ("value", "two", 1, 12),
            ("anchor", "&y", 1, 3),
            ("key", "c", 2, 0),
            ("value", "d: e", 3, 2),
            ("anchor", "&z", 2, 3),
            ("key", "d", 3, 2),
            ("value", "e", 3, 5),
        ],
    ),
    "anchor whose name stands in the tag": (
        "a: !&x &x b\n",
        [
            ("root", "a: !&x &x b", 0, 0),
            ("key", "a", 0, 0),
            ("value", "b", 0, 10),
            ("anchor", "&x", 0, 7),
        ],
    ),
    "tags": (
        "a: !!str 1\nb: !x [c]\nd: ! e\nf: !<tag:yaml.org,2002:str> g\nh: !!map\n  i: j\n",
        [
            (
                "root",
                "a: !!str 1\nb: !x [c]\nd: ! e\nf: !<tag:yaml.org,2002:str> g\nh: !!map\n  i: j",
                0,
                0,
            ),
            ("key", "a", 0, 0),
            ("value", "1", 0, 9),
            ("key", "b", 1, 0),
            ("value", "[c]", 1, 6),
            ("item", "c", 1, 7),
            ("key", "d", 2, 0),
            ("value", "e", 2, 5),
            ("key", "f", 3, 0),
            ("value", "g", 3, 28),
            ("key", "h", 4, 0),
            ("value", "i: j", 5, 2),
            ("key", "i", 5, 2),
            ("value", "j", 5, 5),
        ],
    ),
    "tagged block text": (
        "a: !!str |\n  one\n\nb: &x >-\n  two\n",
        [
            ("root", "a: !!str |\n  one\n\nb: &x >-\n  two", 0, 0),
            ("key", "a", 0, 0),
            ("value", "|\n  one", 0, 9),
            ("key", "b", 3, 0),
            ("value", ">-\n  two", 3, 6),
            ("anchor", "&x", 3, 3),
        ],
    ),
    "property on the line before": (
        "a: &x\n  one\nb: !!str # comment\n  # more\n  two\nc: d\n",
        [
            ("root", "a: &x\n  one\nb: !!str # comment\n  # more\n  two\nc: d", 0, 0),
            ("key", "a", 0, 0),
            ("value", "one", 1, 2),
            ("anchor", "&x", 0, 3),
            ("key", "b", 2, 0),
            ("value", "two", 4, 2),
            ("key", "c", 5, 0),
            ("value", "d", 5, 3),
        ],
    ),
    "merge key": (
        "a: &x {b: c}\nd:\n  <<: *x\n  e: f\n",
        [
            ("root", "a: &x {b: c}\nd:\n  <<: *x\n  e: f", 0, 0),
            ("key", "a", 0, 0),
            ("value", "{b: c}", 0, 6),
            ("anchor", "&x", 0, 3),
            ("key", "b", 0, 7),
            ("value", "c", 0, 10),
            ("key", "d", 1, 0),
            ("value", "<<: *x\n  e: f", 2, 2),
            ("key", "e", 3, 2),
            ("value", "f", 3, 5),
            ("key", "b", 0, 7),
            ("merged by", "*x", 2, 6),
        ],
    ),
    "merge of a list": (
        "a: &x {b: c}\nd: &y {e: f}\ng: {<<: [*x, *y], b: own}\n",
        [
            ("root", "a: &x {b: c}\nd: &y {e: f}\ng: {<<: [*x, *y], b: own}", 0, 0),
            ("key", "a", 0, 0),
            ("value", "{b: c}", 0, 6),
            ("anchor", "&x", 0, 3),
            ("key", "b", 0, 7),
            ("value", "c", 0, 10),
            ("key", "d", 1, 0),
            ("value", "{e: f}", 1, 6),
            ("anchor", "&y", 1, 3),
            ("key", "e", 1, 7),
            ("value", "f", 1, 10),
            ("key", "g", 2, 0),
            ("value", "{<<: [*x, *y], b: own}", 2, 3),
            ("key", "b", 2, 18),
            ("value", "own", 2, 21),
            ("key", "e", 1, 7),
            ("merged by", "[*x, *y]", 2, 8),
        ],
    ),
    "merge of a mapping": (
        "a:\n  <<: {b: c}\n",
        [
            ("root", "a:\n  <<: {b: c}", 0, 0),
            ("key", "a", 0, 0),
            ("value", "<<: {b: c}", 1, 2),
            ("key", "b", 1, 7),
            ("merged by", "{b: c}", 1, 6),
        ],
    ),
    "explicit keys": (
        "? a\n: b\n? c\n? - d\n: - e\n",
        [
            ("root", "? a\n: b\n? c\n? - d\n: - e", 0, 0),
            ("key", "a", 0, 2),
            ("value", "b", 1, 2),
            ("key", "c", 2, 2),
            ("value", "", 2, 3),
            ("key", "- d", 3, 2),
            ("item", "d", 3, 4),
            ("value", "- e", 4, 2),
            ("item", "e", 4, 4),
        ],
    ),
    "document markers": (
        "--- # start\na: b\n...\n",
        [
            ("root", "a: b", 1, 0),
            ("key", "a", 1, 0),
            ("value", "b", 1, 3),
        ],
    ),
    "directive": (
        "%YAML 1.2\n---\na: b\n",
        [
            ("root", "a: b", 2, 0),
            ("key", "a", 2, 0),
            ("value", "b", 2, 3),
        ],
    ),
    "tabs in a flow list": (
        "a: [\tb\t,\n\tc,\td]\n",
        [
            ("root", "a: [\tb\t,\n\tc,\td]", 0, 0),
            ("key", "a", 0, 0),
            ("value", "[\tb\t,\n\tc,\td]", 0, 3),
            ("item", "b", 0, 5),
            ("item", "c", 1, 1),
            ("item", "d", 1, 4),
        ],
    ),
    "tabs in texts": (
        "a: 'b\tc'\nd: |\n  e\tf\n  \tg\nh: i # j\tk\n",
        [
            ("root", "a: 'b\tc'\nd: |\n  e\tf\n  \tg\nh: i", 0, 0),
            ("key", "a", 0, 0),
            ("value", "'b\tc'", 0, 3),
            ("key", "d", 1, 0),
            ("value", "|\n  e\tf\n  \tg", 1, 3),
            ("key", "h", 4, 0),
            ("value", "i", 4, 3),
        ],
    ),
    "non-BMP": (
        "\U0001f600: \U0001f600x # \U0001f600\nb: ['\U0001f600', c]\n",
        [
            ("root", "\U0001f600: \U0001f600x # \U0001f600\nb: ['\U0001f600', c]", 0, 0),
            ("key", "\U0001f600", 0, 0),
            ("value", "\U0001f600x", 0, 3),
            ("key", "b", 1, 0),
            ("value", "['\U0001f600', c]", 1, 3),
            ("item", "'\U0001f600'", 1, 4),
            ("item", "c", 1, 9),
        ],
    ),
    "accents and wide characters": (
        "\xe9: \u5909\u6570\nb: c\n",
        [
            ("root", "\xe9: \u5909\u6570\nb: c", 0, 0),
            ("key", "\xe9", 0, 0),
            ("value", "\u5909\u6570", 0, 3),
            ("key", "b", 1, 0),
            ("value", "c", 1, 3),
        ],
    ),
    "unusual line breaks": (
        "a: 'b\u2028c'\nd: e\n",
        [
            ("root", "a: 'b\u2028c'\nd: e", 0, 0),
            ("key", "a", 0, 0),
            ("value", "'b\u2028c'", 0, 3),
            ("key", "d", 1, 0),
            ("value", "e", 1, 3),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_places(name: str) -> None:
    text, expected = CASES[name]
    assert places(text) == expected


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_other_line_breaks_move_no_line_and_no_column(name: str, line_break: str) -> None:
    text, expected = CASES[name]
    assert places(text.replace("\n", line_break)) == [
        (role, under.replace("\n", line_break), line, column)
        for role, under, line, column in expected
    ]


@pytest.mark.parametrize("name", CASES)
def test_a_byte_order_mark_is_no_part_of_the_text(name: str) -> None:
    text, expected = CASES[name]
    assert places("\ufeff" + text) == expected
    assert places(b"\xef\xbb\xbf" + text.encode()) == expected
