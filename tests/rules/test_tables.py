"""What some rules know by heart, and where they look, entry for entry."""

from __future__ import annotations

from pathlib import Path

import pytest
from packaging.version import InvalidVersion, Version

from noob_lint import Settings, lint_text
from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.fixing.rounds import apply
from noob_lint.rules.header import header_version
from noob_lint.rules.python import asset_class_contextmanager, input_type_unresolvable

REST = (
    "noob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\nnodes: {a: {type: lab.a}}\n"
)
NAME = "it only looks into files named *.yaml and *.yml"
START = "the line must start with 'noob_id:'"
SAME_LINE = "the id must be on the same line"
BEHIND = "the id must follow the colon, without an anchor, alias or tag"
SPACES = "it takes the spaces after it for part of the id"
COMMENT = "it takes the comment after it for part of the id"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def of(rule: str, text: str, path: str = "tube.yaml") -> list[Diagnostic]:
    return lint_text(text, path=path, settings=Settings(select=[rule]))


@pytest.mark.parametrize(
    ("head", "problem", "fixed"),
    [
        ("noob_id: a\n", None, None),
        ("noob_id:    'a'\n", None, None),
        ('noob_id: "a"\n', None, None),
        ("# c\nnoob_id: a\n", None, None),
        ("noob_id: |-\n  a\n", SAME_LINE, None),
        ("noob_id:\n  a\n", SAME_LINE, "noob_id: a\n"),
        ("noob_id: # c\n  a\n", SAME_LINE, None),
        ("noob_id: &x a\n", BEHIND, "noob_id: a\n"),
        ("noob_id: &x a\ndescription: *x\n", BEHIND, None),
        (
            "noob_id: &x a\ndescription: &y b\nnodes: {*y : {type: *y}}\n",
            BEHIND,
            "noob_id: a\ndescription: &y b\nnodes: {*y : {type: *y}}\n",
        ),
        ("noob_id: ! a\n", BEHIND, None),
        ('description: "\nnoob_id: \' b\n"\nnoob_id: a\n', None, None),
        ("description: x\n! noob_id: a\n", START, None),
        ("description: &x a\nnoob_id: *x\n", BEHIND, None),
        ('"noob_id": a\n', START, "noob_id: a\n"),
        ("noob_id : a\n", START, "noob_id: a\n"),
        ("? noob_id\n: a\n", START, None),
        ("&x noob_id: a\n", START, None),
        ("noob_id: a # c\n", COMMENT, "# c\nnoob_id: a\n"),
        ("noob_id: a \n", SPACES, "noob_id: a\n"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_ids_that_the_search_of_noob_does_not_find(
    head: str, problem: str | None, fixed: str | None, newline: str
) -> None:
    text = (head + REST).replace("\n", newline)
    found = of("header-id-not-discoverable", text)
    message = f"noob cannot find this tube by its id 'a': {problem}"
    assert [one.message for one in found] == ([] if problem is None else [message])
    after = None if fixed is None else (fixed + REST).replace("\n", newline)
    for one in found:
        assert (None if one.fix is None else apply(text, one.fix.edits)) == after


@pytest.mark.parametrize(
    ("path", "is_found"),
    [
        ("a.yaml", True),
        ("a.yml", True),
        ("a.yxml", True),
        (".yml", True),
        ("<text>", True),
        ("b/a.yaml", True),
        ("a.ml", False),
        ("a.yamls", False),
        ("a.txt", False),
        ("b.yaml/a.ml", False),
        ("b.yaml/a.txt", False),
    ],
)
def test_files_that_the_search_of_noob_reads(path: str, is_found: bool) -> None:
    found = of("header-id-not-discoverable", "noob_id: a\n" + REST, path)
    message = f"noob cannot find this tube by its id 'a': {NAME}"
    assert [one.message for one in found] == ([] if is_found else [message])


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("!t\nnoob_id: a\n" + REST, "!t"),
        ("noob_id: a\n" + REST.replace("{type", "!t {type"), "!t"),
        ("noob_id: a\n" + REST.replace("{type", "!!t {type"), "!!t"),
        ("noob_id: a\n" + REST.replace("{type", f"!t{' ' * 298}{{type"), "!t"),
        ("noob_id: a\n" + REST.replace("{type", f"!t{' ' * 299}{{type"), "{type: lab.a}"),
        ("noob_id: a\n" + REST.replace("{type", "!s &x !t {type"), None),
    ],
)
def test_where_tags_are(text: str, tag: str | None) -> None:
    spans = [one.span for one in of("yaml-tag", text)]
    places = [text[span.start.offset : span.end.offset] for span in spans]
    assert places == ([] if tag is None else [tag])


WORKING = {
    "_io": ("BytesIO", "StringIO"),
    "_thread": ("RLock", "lock"),
    "io": ("BytesIO", "StringIO"),
    "pathlib": ("Path", "PosixPath", "WindowsPath"),
    "pathlib._local": ("Path",),
    "threading": ("BoundedSemaphore", "Condition", "Lock", "RLock", "Semaphore"),
}


def test_classes_that_work_without_being_entered() -> None:
    names = {f"{module}.{name}" for module, found in WORKING.items() for name in found}
    assert names == asset_class_contextmanager._WORKING


def in_params(rule: str, values: list[str], more: str = "") -> dict[str, tuple[str, str | None]]:
    """What a rule says of each value in the `params` of a node, and what it writes for it."""
    lines = "".join(f"        - {value}\n" for value in values)
    nodes = (
        f"nodes:\n  b:\n    type: lab.b\n    params:\n      values:\n{lines}  a: {{type: lab.a}}\n"
    )
    text = f"noob_id: a\n{REST.partition('nodes')[0]}{more}{nodes}"
    first = text[: text.index(lines)].count("\n")
    return {
        values[one.span.start.line - first]: (
            one.message.partition("of node 'b' is ")[2],
            None if one.fix is None else one.fix.edits[0].text,
        )
        for one in of(rule, text)
    }


ENDINGS = (
    "avi bin bmp csv db gif gz h5 hdf5 html ini jpeg jpg json log md mkv mov mp3 mp4 npy npz "
    "parquet pdf pkl png py svg tar tif tiff toml tsv txt wav xlsx xml yaml yml zip"
)


def test_endings_of_files_are_no_signals() -> None:
    names = [f"a.{one}" for one in ENDINGS.split()]
    assert in_params("param-looks-like-reference", names + [one.upper() for one in names]) == {}
    others = [f"{one}x" for one in names]
    said = ("passed as a string: pass a signal through 'depends'", None)
    assert in_params("param-looks-like-reference", others) == dict.fromkeys(others, said)


def test_inputs_that_are_only_mentioned() -> None:
    values = {
        "inputs.x": ("write 'input.x' for the input", None),
        "Input.x": ("write 'input.x' for the input", None),
        "INPUTS.x": ("write 'input.x' for the input", None),
        "'inputs.x'": ("write 'input.x' for the input", None),
        "inputs.x now": ("write 'input.x' for the input", None),
        "from input.x on": ("'input.x' must be the whole value", None),
        "from input.y and input.x": ("'input.x' must be the whole value", None),
    }
    silent = ["input.x", "my.input.x", "myinput.x", "Input.y", "inputs.1x", "inputx", "putin.x"]
    found = in_params(
        "param-looks-like-reference", [*values, *silent], "input: {x: {type: int, default: 1}}\n"
    )
    said = {value: (f"passed as a string: {text}", fix) for value, (text, fix) in values.items()}
    assert found == said


BASE_60 = "a string for noob, but a base-60 number in YAML 1.1: quote it"
ZERO = "remove the zero, or quote it"
READERS = f"for noob, but a string for some YAML 1.1 readers: {ZERO}"
MEANT = {"true": "yes Yes YES on On ON", "false": "no No NO off Off OFF"}


def test_values_that_others_read_differently() -> None:
    values = {
        **dict.fromkeys(["1:30", "1:59", "1:5", "1:30:00", "+1:30", "-1:30", "190:20:30"], BASE_60),
        **dict.fromkeys(["1:60", "01:30", "0:30", "1:005", "a:30", "1:3a", "1:30:60"]),
        "010": f"10 for noob, but 8 in YAML 1.1: {ZERO}",
        "+010": f"10 for noob, but 8 in YAML 1.1: {ZERO}",
        "-010": f"-10 for noob, but -8 in YAML 1.1: {ZERO}",
        "08": f"8 {READERS}",
        "019": f"19 {READERS}",
        **dict.fromkeys(["0", "00", "07", "10", "0x10", "0o10", "0.5", "true", "null", "1e3"]),
        **dict.fromkeys(['"010"', "!!str 010", "'yes'", "yess", "Yes no"]),
    }
    for meant, texts in MEANT.items():
        said = f"a string for noob, but {meant} in YAML 1.1: write {meant}, or quote it"
        values.update(dict.fromkeys(texts.split(), said))
    found = in_params("yaml-ambiguous-scalar", [*values])
    assert {value: said for value, (said, _) in found.items()} == {
        value: said for value, said in values.items() if said is not None
    }


def of_type(kind: str) -> list[tuple[str, str | None]]:
    text = f"noob_id: a\n{REST}input:\n  x: {{type: {kind!r}, scope: process}}\n"
    return [
        (one.message, None if one.fix is None else one.fix.edits[0].text)
        for one in of("input-type-expression", text)
    ]


def test_types_of_other_languages() -> None:
    names = "array boolean double integer number string"
    kinds = "list bool float int float str"
    for name, kind in zip(names.split(), kinds.split(), strict=True):
        said = f"type {name!r} of input 'x' is called {kind!r} in Python"
        assert [text for text, _ in of_type(name)] == [said]


PLAIN = "bool bytes complex dict float frozenset int list set str tuple"


def test_slips_in_the_names_of_types() -> None:
    for name in PLAIN.split():
        said = f"unknown type '{name}x' of input 'x': did you mean {name!r}?"
        assert of_type(f"{name}x") == [(said, name)]
        for other in (name, f"{name}s", f"x{name}", f"{name}xx".title(), f"{name}1"):
            assert of_type(other) == []


def test_how_long_a_type_is_that_is_looked_at() -> None:
    for length, is_looked_at in ((500, True), (501, False)):
        assert len(of_type(f"{'1' * (length - 2)}+1")) == is_looked_at


def test_which_character_makes_an_id_wrong() -> None:
    names = {" ": "a space", ".": "a dot", "@": "an at sign", ":": "a colon", "!": "'!'"}
    for char, name in names.items():
        text = f"noob_id: 'a{char}b.c'\n{REST}"
        assert [one.message for one in of("header-id-format", text)] == [
            f"'noob_id' 'a{char}b.c' contains {name}, so other tubes cannot refer to it; "
            "use letters, digits and _ - / #"
        ]
    for end in ("yaml", "yml"):
        (found,) = of("header-id-format", f"noob_id: a.{end}\n{REST}")
        assert found.message.startswith(f"'noob_id' 'a.{end}' looks like a path, so")
        assert found.fix is not None
        assert found.fix.edits[0].text == "a"


VERSIONS = (
    "1 1.2 1.2.3.4 v1 V1 1! 1!2 1!2.3 !1 1. .1 1..2 a1 1a 1a1 1.a.1 1-a-1 1_a_1 1b2 1c2 1rc2 1RC2 "
    "1alpha 1beta2 1pre 1preview3 1d2 1-1 1-a 1.post 1.post2 1post2 1-post-2 1_post_2 1.rev1 "
    "1.r1 1r1 1p1 1.dev 1.dev3 1dev3 1-dev-3 1_dev_3 1.devel 1+a 1+a.b 1+a-b 1+a_b 1+ 1+a..b "
    "1+a. 1+A1 1+1.2 1a1.post2.dev3+x.4 1.dev3.post2 1.post2a1 1.2a1-3 1.0-1-2 x1 1x one latest 1,2"
)


def test_versions_are_those_of_packages() -> None:
    for text in VERSIONS.split():
        try:
            Version(text)
            is_version = True
        except InvalidVersion:
            is_version = False
        assert (text, bool(header_version._VERSION.fullmatch(text))) == (text, is_version)


def test_short_names_of_modules() -> None:
    short = "cv da dd dt jnp np nx pd pl plt sns sp tf xr"
    assert set(short.split()) == input_type_unresolvable._SHORT


@pytest.mark.parametrize(
    ("kind", "unknown", "takes"),
    [
        ("gather", ["zzz"], "takes 'n' and 'flatten'"),
        ("map", ["n", "flatten", "zzz"], "takes none"),
        ("return", ["n", "flatten", "zzz"], "takes none"),
    ],
)
def test_what_special_nodes_take(kind: str, unknown: list[str], takes: str) -> None:
    params = "{n: 2, flatten: true, zzz: 3}"
    text = f"noob_id: a\n{REST.replace('lab.a', f'{kind}, params: {params}')}"
    assert [one.message for one in of("special-node-params", text)] == [
        f"unknown parameter {name!r} of {kind} node 'a': noob cannot build the tube; "
        f"a {kind} {takes}"
        for name in unknown
    ]


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        ("[2]", "must be a whole number"),
        ("1.5", "must be a whole number"),
        ("0", "is 0, which counts as 1"),
        ("-1", "is -1, which counts as 1"),
        ("1", None),
        ("2", None),
        ("null", None),
        ("input.x", None),
    ],
)
def test_counts_of_a_gather(count: str, shown: str | None) -> None:
    text = f"noob_id: a\n{REST.replace('lab.a', f'gather, params: {{n: {count}}}')}"
    found = [one.message.partition("'a' ")[2] for one in of("gather-n-value", text)]
    assert [one.startswith(str(shown)) for one in found] == ([] if shown is None else [True])
