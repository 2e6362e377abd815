"""Values are those that noob gets from ruamel.yaml."""

from __future__ import annotations

import contextlib
import datetime
import math
import warnings
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML

from noob_lint.yaml.document import Scalar
from noob_lint.yaml.parser import parse
from noob_lint.yaml.scalars import Broken, Tagged, abbreviated, as_boolean
from tests.yaml import plain

VALUES: tuple[tuple[str, object], ...] = (
    *(("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("y", "y"), ("NO", "NO")),
    *(("true", True), ("True", True), ("TRUE", True), ("tRUE", "tRUE"), ("false", False)),
    *(("~", None), ("", None), ("null", None), ("Null", None), ("nULL", "nULL"), ("None", "None")),
    *(("0", 0), ("12", 12), ("-1", -1), ("+1", 1), ("010", 10), ("08", 8), ("0o10", 8)),
    *(("0x1F", 31), ("-0x1F", -31), ("0b11", 3), ("1_000", 1000), ("0o8", "0o8"), ("0xG", "0xG")),
    *(("1:30", "1:30"), ("12:30:45", "12:30:45"), ("1e3", 1000.0), ("1.5e-3", 0.0015)),
    *((".5", 0.5), ("5.", 5.0), ("1.", 1.0), (".", "."), ("1.2.3", "1.2.3"), ("1,000", "1,000")),
    *(
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("inf", "inf"),
        ("nan", "nan"),
        ("1e400", math.inf),
    ),
    ("2024-02-03", datetime.date(2024, 2, 3)),
    ("2024-2-3", "2024-2-3"),
    ("2024-02-03 04:05:06", datetime.datetime(2024, 2, 3, 4, 5, 6)),
    ("2024-02-03T04:05:06.5Z", datetime.datetime(2024, 2, 3, 4, 5, 6, 500000, datetime.UTC)),
    *(("=", Tagged("tag:yaml.org,2002:value")), ("'='", "="), ('"1"', "1"), ("'~'", "~")),
    *(("!!str 1", Tagged("tag:yaml.org,2002:str")), ("!x 1", Tagged("!x")), ("! 1", 1)),
    *(("!!int '1'", 1), ("!!float 1", 1.0), ("!!bool yes", True), ("!!null x", None)),
    *(("!!binary aGk=", b"hi"), ("!!timestamp 2024-2-3", datetime.date(2024, 2, 3))),
    *(("!<tag:yaml.org,2002:int> 1", 1), ("!!python/name:os.system", Tagged("?"))),
)


def value_of(written: str, head: str = "") -> object:
    document = parse(f"{head}v: {written}\n")
    assert document.reports == []
    assert document.root is not None
    node = document.root.get("v")
    assert isinstance(node, Scalar)
    return node.value


@pytest.mark.parametrize(("written", "value"), VALUES)
def test_values(written: str, value: object) -> None:
    found = value_of(written)
    assert type(found) is type(value)
    if value != Tagged("?"):
        assert found == value


def test_not_a_number() -> None:
    assert [str(value_of(text)) for text in (".nan", ".NaN", "!!float -.nan")] == ["nan"] * 3


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *(("yes", True), ("No", False), ("on", True), ("y", True), ("010", 8), ("0o10", "0o10")),
        *(("1:30", 90), ("-1:30", -90), ("1:30:00", 5400), ("1:30.5", 90.5), ("1e3", 1000.0)),
    ],
)
def test_values_of_yaml_1_1(written: str, value: object) -> None:
    found = value_of(written, "%YAML 1.1\n---\n")
    assert (type(found), found) == (type(value), value)


SCALARS = (
    *Path(__file__).with_name("scalars.txt").read_text("utf-8").split(),
    *("0" * 4300, "1" * 4301, "-" + "1" * 4300, "0x" + "1" * 4301),
    *("2024-02-03 04:05:06", "2024-02-03  4:05:06 +2", "a b", "1 2", "'1'", '"~"', "''", ""),
)
CONTENTS = (
    *(
        "",
        "1",
        "'1'",
        "x",
        '""',
        "~",
        "1.5",
        "0x1G",
        "1:30",
        "1:30.5",
        "010",
        "--2",
        "+-2",
        "+",
        "-",
    ),
    *(
        "\uff10\uff11",
        "1__0",
        "0b11",
        ".inf",
        "inf",
        "nan",
        "Infinity",
        "true",
        "YES",
        "y",
        "on",
        "oFF",
    ),
    *(
        "aGk=",
        "aGk",
        "a",
        "@@",
        "é",
        "2024-02-30",
        "2024-2-3",
        "\uff12\uff10\uff12\uff14-01-01",
        "<<",
        "=",
    ),
    *("[]", "[a]", "{}", "{a}", "{a: 1}", "[a: 1]", "[a: 1, b: 2]", "[{a: 1, b: 2}]", "[1]"),
    *("[{}]", "{{a}}", "{[a]}", "{[[a]]}", "[{<<: {a: 1}}]", "[!!map {a: 1}]", "[!x {a: 1}]"),
    *("|\n  1", ">-\n  true", "&x 1", "\n  - a: 1\n  - b: 2", "\n  a: 1"),
)
TAGS = (
    *("!", "!x", "!!foo", "!<x>", "!<tag:yaml.org,2002:int>", "!!python/object:a.b", "!!merge"),
    *("!!int", "!!float", "!!bool", "!!null", "!!str", "!!binary", "!!timestamp", "!!value"),
    *("!!seq", "!!map", "!!set", "!!omap", "!!pairs", "!!yaml", "!!python/tuple"),
)


def mistakes_and_differences(texts: list[str]) -> list[str]:
    """The texts about which we and ruamel.yaml disagree, with what each says."""
    bad = []
    for text in texts:
        document = parse(text)
        ours = "; ".join(f"{rule} {finding.message}" for rule, finding in document.reports)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about numbers of YAML 1.1
                loaded = YAML().load(text)
        except Exception as error:
            if not ours:
                bad.append(f"{text!r}: ruamel.yaml raises {error}")
            continue
        if ours:
            bad.append(f"{text!r}: {ours}")
        elif document.root is None or plain.of_node(document.root) != plain.of_ruamel(loaded):
            bad.append(f"{text!r}: other values")
    return bad


@pytest.mark.parametrize("head", ["", "%YAML 1.1\n---\n", "%YAML 1.2\n---\n"])
def test_ruamel_agrees_on_scalars(head: str) -> None:
    texts = [f"{head}v: {scalar}\n" for scalar in SCALARS]
    assert (
        mistakes_and_differences([*texts, *(f"{head}? {scalar}\n: 1" for scalar in SCALARS)]) == []
    )


def test_ruamel_agrees_on_tags() -> None:
    texts = [f"v: {tag} {content}\n" for tag in TAGS for content in CONTENTS]
    old = [f"%YAML 1.1\n---\nv: {tag} {content}\n" for tag in TAGS[7:10] for content in CONTENTS]
    assert mistakes_and_differences(texts + old) == []


def test_ruamel_agrees_on_keys() -> None:
    keys = (
        *("1", "1.0", "true", "one", "'one'", "!!int '1'", "!x one", "~", "''", "=", "'='", ".nan"),
        *("2024-01-01", "2024-01-01T00:00:00Z", "2024-01-01T01:00:00+01:00", "!!binary aGk="),
        *("[a]", "['a']", "[!x a]", "[1]", "[true]", "{a: 1}", "{'a': 1.0}", "[[a]]", "{a: []}"),
        *("{[a]: 1}", "!!set {a}", "{a: 1, b: 2}", "{b: 2, a: 1}", "<<", "'<<'"),
    )
    texts = [f"{{{first}: {{x: 1}}, {second}: {{x: 1}}}}" for first in keys for second in keys]
    assert mistakes_and_differences(texts) == []


def test_a_broken_value_is_reported_once_and_kept() -> None:
    document = parse("v: !!int one\n")
    assert document.root is not None
    node = document.root.get("v")
    assert isinstance(node, Scalar)
    assert (node.text, node.value) == ("one", Broken("int"))
    assert [report.rule for report in document.reports] == ["yaml-tag"]


@pytest.mark.parametrize(("length", "shown"), [(60, "a" * 60), (61, f"{'a' * 60}...")])
def test_sixty_characters_are_shown(length: int, shown: str) -> None:
    assert abbreviated("a" * length) == repr(shown)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("!!int a", "the tag '!!int' does not fit 'a': noob cannot read it as a whole number"),
        ("!!float a", "the tag '!!float' does not fit 'a': noob cannot read it as a number"),
        ("!!bool a", "the tag '!!bool' does not fit 'a': noob cannot read it as a boolean"),
        ("!!binary a", "the tag '!!binary' does not fit 'a': noob cannot read it as binary data"),
        ("!!timestamp a", "the tag '!!timestamp' does not fit 'a': noob cannot read it as a date"),
        ("!!map a", "the tag '!!map' does not fit 'a': noob cannot read it as a mapping"),
        ("!!seq a", "the tag '!!seq' does not fit 'a': noob cannot read it as a list"),
        ("!!set a", "the tag '!!set' does not fit 'a': noob cannot read it as a set"),
        (
            "!!omap a",
            "the tag '!!omap' does not fit 'a': noob cannot read it as an ordered mapping",
        ),
        ("!!pairs a", "the tag '!!pairs' does not fit 'a': noob cannot read it as a list of pairs"),
        (
            "2024-02-30",
            "'2024-02-30' is read as a date, but is not a valid one (day is out of range for "
            "month): quote it if it is a string",
        ),
        (
            "1" * 4301,
            f"'{'1' * 60}...' is read as a whole number, but Python reads no number of 4301 "
            "digits: quote it if it is a string",
        ),
    ],
)
def test_what_a_value_is_not(written: str, message: str) -> None:
    ((rule, finding),) = parse(f"v: {written}\n").reports
    assert (rule, finding.message) == ("yaml-tag", message)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        *(("a", "a string"), ("true", "a boolean"), ("1", "a number"), ("1.5", "a number")),
        *(("!!binary aGk=", "binary data"), ("!x a", "a tagged value"), ("~", "null")),
        *(("", "nothing"), ("''", "a string"), ("2024-01-02", "a date"), ("[]", "a list")),
        *(("2024-01-02 03:04:05", "a date"), ("{}", "a mapping")),
        ("!!int a", "a value that cannot be read"),
    ],
)
def test_kinds(written: str, kind: str) -> None:
    root = parse(f"v: {written}\n").root
    assert root is not None
    assert root.entries[0].value.kind == kind


TRUE = ("1", "true", "t", "yes", "y", "on")
FALSE = ("0", "false", "f", "no", "n", "off")


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        *((one, True) for word in TRUE for one in (word, word.upper(), word.title())),
        *((one, False) for word in FALSE for one in (word, word.upper(), word.title())),
        *((one, None) for one in ("", "2", " true", "tru", "xtrue", "nay", "-1", "1.0")),
        *((one, True) for one in (True, 1, 1.0)),
        *((one, False) for one in (False, 0, 0.0)),
        *((one, None) for one in (2, -1, 0.5, math.nan, None, b"1", datetime.date(2024, 1, 2))),
    ],
)
def test_booleans_are_those_of_pydantic(value: object, meant: bool | None) -> None:
    found = as_boolean(value)
    assert (type(found), found) == (type(meant), meant)
    if not isinstance(value, bytes):  # which no tube has for a boolean
        with contextlib.suppress(ValidationError):
            assert TypeAdapter(bool).validate_python(value) is meant
            return
        assert meant is None


def test_an_alias_of_a_collection_with_the_tag_of_a_scalar() -> None:
    document = parse("a: &x !!set {b, c}\nd: *x\ne: &y !!int [f]\ng: *y\n")
    assert document.root is not None
    for name, other, tag in (("a", "d", "set"), ("e", "g", "int")):
        node = document.root.get(name)
        for one in (node, document.root.get(other)):
            assert isinstance(one, Scalar)
            assert (one.tag, one.text) == (f"tag:yaml.org,2002:{tag}", "")
    assert [one.finding.message for one in document.reports] == [
        "the tag '!!int' does not fit a list: noob cannot build it"
    ]
