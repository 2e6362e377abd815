"""What YAML files are: tubes, templates, files of other models and of other tools."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest

from noob_lint.tube.file_kind import FileKind
from noob_lint.tube.sniff import classify, classify_file
from tests.work import calls

MOST_PARSED = 256 * 1024
FOREIGN = sorted((Path(__file__).parent / "foreign").iterdir())


def kind(data: bytes) -> FileKind:
    """What the text is, which must be the same for a file."""
    found = classify(data)
    assert classify_file(io.BytesIO(data), 1 << 30) is found
    return found


TUBES = {
    "first key": b"noob_id: a\n",
    "no line break": b"noob_model: a",
    "after others": b"nodes: {}\nnoob_version: 1\n",
    "empty value": b"noob_id:\n",
    "space before the colon": b"noob_id : a\n",
    "double quotes": b'"noob_id": a\n',
    "single quotes": b"'noob_model': a\n",
    "explicit key": b"? noob_id\n: a\n",
    "anchored key": b"&a noob_id: a\n",
    "tagged key": b"!!str noob_id: a\n",
    "windows": b"nodes: {}\r\nnoob_id: a\r\n",
    "old mac": b"nodes: {}\rnoob_id: a\r",
    "comment and start": b"# tube\n\n--- # start\nnoob_id: a\n",
    "directive": b"%YAML 1.2\n---\nnoob_id: a\n",
    "indented root": b"  nodes: {}\n  noob_id: a\n",
    "flow": b"{noob_id: a}\n",
    "flow after others": b"--- {nodes: {a: {}}, noob_id: a}\n",
    "json": b'{\n  "nodes": {},\n  "noob_id": "a"\n}\n',
    "byte order mark": b"\xef\xbb\xbfnoob_id: a\n",
    "utf-16": "noob_id: a\n".encode("utf-16"),
    "utf-16 without mark": "nodes: {}\nnoob_id: a\n".encode("utf-16-le"),
    "utf-32": "noob_id: a\n".encode("utf-32"),
    "latin-1": b"noob_id: caf\xe9\n",
    "does not parse": b"noob_id: [\n",
    "another model, wrong": b"noob_id: a\nnoob_model: lab:Camera\n",
}
OTHERS = {
    "empty": b"",
    "other": b"on: push\njobs: {}\n",
    "nested": b"a:\n  noob_id: b\n",
    "comment": b"# noob_id: a\n",
    "value": b"a: noob_id\n",
    "longer key": b"noob_ids: a\n",
    "key with a suffix": b"noob_id_old: a\n",
    "key with a prefix": b"my_noob_id: a\n",
    "no key": b"noob_id:a\n",
    "item": b"- noob_id: a\n",
    "block scalar": b"text: |\n  noob_id: a\n",
    "nul only": b"\0\0\0",
    "flow without": b"{a: b}\n",
}


@pytest.mark.parametrize("data", TUBES.values(), ids=TUBES)
def test_tubes(data: bytes) -> None:
    assert kind(data) is FileKind.TUBE


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS)
def test_others(data: bytes) -> None:
    assert kind(data) is FileKind.OTHER


@pytest.mark.parametrize("position", [0, (1 << 16) - 5, 1 << 16, (1 << 16) + 5, 3 << 16])
def test_a_key_is_found_anywhere_in_a_long_file(position: int) -> None:
    filler = (b"k: value\n" * (position // 9 + 1))[: max(position - 1, 0)]
    data = filler + b"\n" * (position > 0) + b"noob_id: a\n" + b"k: v\n" * 300_000
    assert classify_file(io.BytesIO(data), 1 << 30) is FileKind.TUBE


def test_a_long_line_is_not_cut_into_a_key() -> None:
    for shift in range(12):
        data = b"text: " + b"x" * ((1 << 16) - 9 - shift) + b" noob_id: a" + b" x" * 100
        assert classify_file(io.BytesIO(data), 1 << 30) is FileKind.OTHER


@pytest.mark.parametrize(
    ("before", "expected"), [(256, FileKind.TUBE), (257, FileKind.OTHER), (300, FileKind.OTHER)]
)
def test_a_key_is_looked_for_two_hundred_and_fifty_six_bytes_back(
    before: int, expected: FileKind
) -> None:
    key = b"&" + b"a" * 99 + b" " * 99 + b"!" + b"b" * 99 + b" " * 9 + b"noob_id: a\n"
    data = b"#" * ((1 << 16) - before) + b"\n" + key
    assert classify_file(io.BytesIO(data), 1 << 30) is expected


@pytest.mark.parametrize(
    "text", ["nodes:\n" + "  a: {kind: map}\n" * 99, "steps:\n" + "  a: {type: map}\n" * 99]
)
def test_what_has_no_nodes_with_types_is_not_parsed(text: str) -> None:
    assert calls(lambda: classify(text.encode())) < 100


def test_no_more_is_read_than_needed() -> None:
    file = io.BytesIO(b"noob_id: a\n" + b"k: v\n" * 1_000_000)
    assert classify_file(file, 1 << 30) is FileKind.TUBE
    assert file.tell() <= 1 << 16


def test_a_file_that_is_too_large_is_not_read_to_its_end() -> None:
    file = io.BytesIO(b"a: 1\n" * 100_000 + b"noob_id: a\n")
    assert classify_file(file, 1 << 30) is FileKind.TUBE
    file.seek(0)
    assert classify_file(file, 100_000) is FileKind.OTHER
    assert file.tell() < 200_000


@pytest.mark.parametrize("size", [1 << 16, 3 << 16, MOST_PARSED - 40, MOST_PARSED + 1])
def test_a_long_file_is_read_whole_before_it_is_judged(size: int) -> None:
    filler = "# more of it\n" * (size // 13)
    parsed = size < MOST_PARSED
    headless = f"nodes:\n{filler}  r: {{type: return}}\n".encode()
    assert kind(headless) is (FileKind.TUBE if parsed else FileKind.OTHER)
    template = f"noob_id: a\n# {{{{ b }}}}\n{filler}c: {{% d %}}\n".encode()
    assert kind(template) is (FileKind.TEMPLATE if parsed else FileKind.TUBE)


@pytest.mark.parametrize(("more", "parsed"), [(0, True), (1, False)])
def test_a_quarter_of_a_megabyte_is_parsed(more: int, parsed: bool) -> None:
    for first, is_parsed, otherwise in (
        ("nodes: {r: {type: return}}\n#", FileKind.TUBE, FileKind.OTHER),
        ("noob_id: {{ name }}\n#", FileKind.TEMPLATE, FileKind.TUBE),
        ("noob_model: lab.Camera\n#", FileKind.OTHER_MODEL, FileKind.TUBE),
    ):
        data = first.encode().ljust(256 * 1024 + more, b"x")
        assert kind(data) is (is_parsed if parsed else otherwise)


HEADLESS = {
    "depends": "nodes:\n  a: {type: lab.read}\n  b: {type: lab.show, depends: [a.value]}\n",
    "depends on a slot": "nodes: {a: {type: lab.read}, b: {type: lab.b, depends: [x: a.value]}}\n",
    "depends as a string": "nodes: {b: {type: lab.show, depends: a.value}}\n",
    "a typo in a type": (
        "nodes:\n  a: {type: lab.read}\n  b: {type: retrun, depends: [{value: a.value}]}\n"
    ),
    "a special type": "nodes: {a: {type: lab.read}, b: {type: gather, params: {n: 3}}}\n",
    "assets": ("assets: {cam: {type: lab.Camera, scope: runner}}\nnodes: {a: {type: lab.read}}\n"),
    "input": "nodes:\n  a: {type: lab.read}\ninput:\n  gain: {type: int}\n",
    "a typo in a key": "nodes: {b: {type: lab.show, depend: [a.value]}, c: {type: return}}\n",
    "description and comment": "# x\ndescription: mine\nnodes:\n  r: {type: return}\n",
    "indented": "  nodes:\n    r: {type: return}\n",
    "flow": '{"nodes": {"r": {"type": "return", "depends": ["a.value"]}}}\n',
    "byte order mark": "\ufeffnodes: {r: {type: return}}\n",
    "windows": "nodes:\r\n  r:\r\n    type: return\r\n",
    "anchors": "nodes:\n  a: &a {type: gather}\n  b: *a\n",
    "marks in quotes": "nodes: {a: {type: map, params: {text: '{{ x }} {% y %}'}}}\n",
    "two documents": "nodes: {r: {type: return}}\n---\nnodes: {r: {type: return}}\n",
    "duplicate keys": "nodes: {r: {type: return, type: return}}\n",
}
NOT_HEADLESS = {
    "nothing of noob's": "nodes: {a: {type: lab.read}, b: {type: lab.show}}\n",
    "an unknown key": "nodes: {r: {type: return}}\nedges: []\n",
    "a number as a key": "nodes: {r: {type: return}}\n1: a\n",
    "a node without a type": "nodes: {a: {depends: [b.value]}, r: {type: return}}\n",
    "a type with a hyphen": "nodes: {a: {type: if-else}, r: {type: return}}\n",
    "a type that is a number": "nodes: {a: {type: 3}, r: {type: return}}\n",
    "a type that is a boolean": "nodes: {a: {type: true}, r: {type: return}}\n",
    "a node that is a number": "nodes: {a: {type: map}, b: 1}\n",
    "an asset that is a number": "nodes: {a: {type: x}}\nassets: {b: {type: y}, c: 1}\n",
    "no assets": "nodes: {a: {type: x}}\nassets: {}\n",
    "an input without a type": "nodes: {a: {type: x}}\ninput: {b: {type: y}, c: {value: 1}}\n",
    "two slots in an item": "nodes: {a: {type: x, depends: [{b: c.value, d: c.value}]}}\n",
    "no slot in an item": "nodes: {a: {type: x, depends: [{}]}}\n",
    "no dependency": "nodes: {a: {type: x, depends: []}}\n",
    "an empty type": "nodes: {a: {type: ''}, r: {type: return}}\n",
    "a list of nodes": "nodes: [{type: return}]\n",
    "no nodes": "nodes: {}\ninput: {a: {type: int}}\n",
    "a scalar": "nodes: type\n",
    "another tool's depends": "nodes: {a: {type: x}, b: {type: y, depends: [a]}}\n",
    "another tool's input": "nodes: {a: {type: x}}\ninput: text\n",
    "another tool's assets": "nodes: {a: {type: x}}\nassets: {logo: {src: a.png}}\n",
    "other keys in most nodes": "nodes: {a: {type: map, over: b}, b: {type: llm, model: c}}\n",
    "numbers as keys": "nodes: {a: {type: map, 1: b}}\n",
    "does not parse": "nodes: {r: {type: return}\n",
    "too large": "nodes: {r: {type: return}}\n#" + MOST_PARSED * "x" + "\n",
    "nested": "a:\n  nodes: {r: {type: return}}\n",
}


@pytest.mark.parametrize("text", HEADLESS.values(), ids=HEADLESS)
def test_tubes_without_a_header(text: str) -> None:
    assert kind(text.encode()) is FileKind.TUBE


@pytest.mark.parametrize("text", NOT_HEADLESS.values(), ids=NOT_HEADLESS)
def test_what_only_looks_like_a_tube_without_a_header(text: str) -> None:
    assert kind(text.encode()) is FileKind.OTHER


def test_a_tube_without_a_header_is_utf_8() -> None:
    assert kind("nodes: {r: {type: return, description: é}}\n".encode("latin-1")) is FileKind.OTHER


@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.name)
def test_files_of_other_tools(path: Path) -> None:
    assert kind(path.read_bytes()) is FileKind.OTHER


OTHER_MODELS = {
    "block": "noob_id: cam\nnoob_model: lab.Camera\nnoob_version: 1003.0.2\ngain: 3\n",
    "nothing else": "noob_model: lab.optics.Camera\n",
    "quoted": "noob_model: 'lab.Camera'  # mine\ngain: 3\n",
    "flow": "{noob_id: cam, noob_model: lab.Camera}\n",
    "nodes of its own": "noob_model: lab.Cluster\nnodes: {a: {type: worker, cpu: 3}}\nsize: 3\n",
    "a list of nodes": "noob_model: lab.Cluster\nnodes: [a, b]\n",
    "does not parse": "noob_id: cam\nnoob_model: 'lab.Camera' # mine\ngain: [\n",
    "the model of a tube is told": "# noob.tube.TubeSpecification\nnoob_model: lab.Camera\n",
}
OWN_MODELS = {
    "a typo in the class": "noob_model: noob.tube.TubeSpecificaton\ngain: 3\n",
    "in lower case": "noob_model: lab.tubespecification\ngain: 3\n",
    "a typo in the package": "noob_model: nob.tube.TubeSpecification\ngain: 3\n",
    "no package": "noob_model: TubeSpecification\ngain: 3\n",
    "a subclass": "noob_model: lab.LabTubeSpecification\ngain: 3\n",
    "something else of noob": "noob_model: noob.asset.AssetSpecification\ngain: 3\n",
    "a builtin": "noob_model: list\ngain: 3\n",
    "not a path": "noob_model: my-lab.Camera\ngain: 3\n",
    "not a string": "noob_model: 1.5\ngain: 3\n",
    "a list": "noob_model: [lab.Camera]\ngain: 3\n",
    "nothing": "noob_model:\ngain: 3\n",
    "nested": "noob_id: a\ngain: {noob_model: lab.Camera}\n",
    "does not parse": "noob_model: noob.tube.TubeSpecificaton\ngain: [\n",
    "a tube after all": "noob_id: a\nnoob_model: no.such.Model\nnodes: {a: {type: lab.read}}\n",
    "not utf-8": "noob_model: lab.Cam\xe9ra\n",
}


@pytest.mark.parametrize("text", OTHER_MODELS.values(), ids=OTHER_MODELS)
def test_files_of_other_models(text: str) -> None:
    assert kind(text.encode()) is FileKind.OTHER_MODEL


@pytest.mark.parametrize("text", OWN_MODELS.values(), ids=OWN_MODELS)
def test_a_slip_in_the_model_of_a_tube_is_for_the_linter(text: str) -> None:
    assert kind(text.encode("latin-1")) is FileKind.TUBE


HEADER = "noob_id: a\nnoob_model: noob.tube.TubeSpecification\n"
TEMPLATES = {
    "statement": HEADER + "{% if x %}\nnodes: {}\n{% endif %}\n",
    "statement with blanks cut": HEADER + "nodes:\n  {%- for a in b %}\n  a: 1\n  {%- endfor %}\n",
    "statement in a line": HEADER + "nodes: {% if x %}{}{% endif %}\n",
    "expression": "noob_id: {{ name }}\n",
    "expression with a filter": "noob_id: {{ name | default('a') }}\n",
    "expression and text": "noob_id: {{ name }}-main\n",
    "expression with an index": "noob_id: {{ names[0] }}\n",
    "expression as a key": HEADER + "nodes: {}\n{{ section }}_a: 1\n",
    "comment": "{# mine #}\n" + HEADER,
    "long comment": "{# mine:\n  all of it #}\n" + HEADER,
    "helm": "{{- if .Values.x }}\n" + HEADER + "{{- end }}\n",
    "helm, a whole value": "{{ if .Values.x }}\n" + HEADER + "{{ end }}\n",
    "and a syntax error": HEADER + "{% if x %}\nnodes: [\n{% endif %}\n",
    "another model": "noob_model: lab.Camera\n{% if x %}\ngain: 3\n{% endif %}\n",
    "without a header": "nodes:\n{% for a in b %}\n  a: {type: map}\n{% endfor %}\n",
}
NOT_TEMPLATES = {
    "in quotes": HEADER + "nodes: {a: {type: lab.a, params: {x: '{{ y }}', z: \"{% z %}\"}}}\n",
    "in quotes, and a syntax error": HEADER + "nodes: {a: '{{ y }}', b: [}\n",
    "in quotes before a syntax error": HEADER + 'a: "{{ y }}" }\n',
    "in a block": HEADER + "description: |\n  {% if x %}\n  {{ y }}\n",
    "in a block, and a syntax error": HEADER + "description: |\n  {% if x %}\n\nnodes: [\n",
    "in a comment": HEADER + "# {% if x %}\nnodes: {}\n# {% endif %}\n",
    "in a plain string": HEADER + "description: see {{ y }}\n",
    "of a workflow": HEADER + "description: ${{ y }}\n",
    "a mapping as a key": HEADER + "nodes: {{a: b}: c}\n",
    "two keys": HEADER + "nodes: {{a, b}}\n",
    "unfinished": HEADER + "nodes: {{ a\n",
    "unfinished statement": HEADER + "nodes: {% a\n%}\n",
    "not utf-8": HEADER + "description: \xe9 {{ a }}b\n",
    "too large": "noob_id: {{ name }}\n#" + MOST_PARSED * "x" + "\n",
}


@pytest.mark.parametrize("text", TEMPLATES.values(), ids=TEMPLATES)
def test_templates(text: str) -> None:
    assert kind(text.encode()) is FileKind.TEMPLATE


@pytest.mark.parametrize("text", NOT_TEMPLATES.values(), ids=NOT_TEMPLATES)
def test_what_is_not_certainly_a_template(text: str) -> None:
    assert kind(text.encode("latin-1")) is FileKind.TUBE


LONG = {
    "blanks after a key": "noob_id" + " " * 250_000 + "x",
    "anchors": "{" + "&?" * 125_000,
    "properties": ("&a" + " " * 120) * 2_000,
    "openings": HEADER + "{{" * 120_000 + "\n}}",
    "statements": HEADER + "{%" * 120_000,
    "expressions in a line": HEADER + "{{a}}" * 20_000,
    "alone in a long line": HEADER + "a: [\n" + ("{{a}}" + " " * 300) * 500,
    "blanks after a model": "noob_model: lab.x" + " " * 250_000 + "'",
    "blanks before nodes": "type\n" + " " * 250_000 + "nodes",
    "keys in a node": "nodes: {a: {type: map, "
    + ", ".join(f"k{n}: 1" for n in range(9_000))
    + "}}",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    kind(text.encode())
    assert time.process_time() - start < 10  # most of which take 0.1 s
