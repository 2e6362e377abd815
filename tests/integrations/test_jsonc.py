"""JSON with comments is extended as text: comments, order and layout stay."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest

from noob_lint.integrations import jsonc
from noob_lint.integrations.change import CannotExtendError


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
        ('{"a": 1 /* x */ // y\n}', '{"a": 1, /* x */ // y\n"k": [\n    1\n]\n}'),
        ('{"a": 1 /* x */}', '{"a": 1, "k": [1] /* x */}'),
        ('{"a": 1, // x\r\n}', '{"a": 1, // x\r\n"k": [\r\n    1\r\n]\r\n}'),
        (
            '{"a": 1 /* x */ /* y\n z */ // w\n}',
            '{"a": 1, /* x */ /* y\n z */\n"k": [\n    1\n] // w\n}',
        ),
        ("\n  {}", '\n  {\n      "k": [\n          1\n      ]\n  }'),
        ('{\n  "a": 1}\n', '{\n  "a": 1,\n  "k": [\n    1\n  ]\n}\n'),
        ('// b\n{"a": 1}\n', '// b\n{"a": 1, "k": [1]}\n'),
        ('{\n  "a": 1\n\n    }\n', '{\n  "a": 1,\n  "k": [\n    1\n  ]\n\n    }\n'),
        (
            '{\n  "a": 1, /* x\n  y */ /* z */}',
            '{\n  "a": 1, /* x\n  y */\n  "k": [\n    1\n  ] /* z */}',
        ),
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


def test_letters_stay_as_they_are() -> None:
    assert jsonc.set_value('{"a": 1}', ("é",), "ü") == '{"a": 1, "é": "ü"}'
    assert jsonc.set_value('{\n "a": 1\n}', ("é",), "ü") == '{\n "a": 1,\n "é": "ü"\n}'
    assert jsonc.rename_key('{"a": {"b": 1}}', ("a", "b"), "é") == '{"a": {"é": 1}}'


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ('{"k": 1}', ("k",), "k already exists"),
        ('{"a": {"k": 1}}', ("a", "k"), "a.k already exists"),
        ('{"a": {"b": []}}', ("a", "b", "k"), "a.b is not a mapping"),
        ("[]", ("k",), "the file is not a mapping"),
    ],
)
def test_where_nothing_can_be_added(text: str, place: tuple[str, ...], reason: str) -> None:
    with pytest.raises(CannotExtendError) as caught:
        jsonc.set_value(text, place, 1)
    assert str(caught.value) == reason


ODD = {
    **dict.fromkeys(
        (
            *("{", "}", "[1", '{"a"}', '{"a": }', '{"a": 1 "b": 2}', "{a: 1}", "{,}", "[1 2]"),
            *("{} {}", '{"a": tru}', "{} x", "/* ", '{"a": "\n"}', "'a'", '{"\\x": 1}', "9" * 5000),
            '{"\\\n": 1}',
        ),
        "line 1 is not valid JSON",
    ),
    **dict.fromkeys(("// a\n{", '{\n"a": [1,,]}', "{\n,}"), "line 2 is not valid JSON"),
    "[" * 100_000: "it is nested too deeply",
}


@pytest.mark.parametrize("text", ODD, ids=lambda text: text[:10])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(CannotExtendError) as caught:
        jsonc.read_jsonc(text)
    assert str(caught.value) == ODD[text]


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
    """Only files that cannot be read are refused; the others keep their content."""
    chance = random.Random(1)
    outcomes = Counter[bool]()
    for _ in range(2000):
        letters = list(value(chance, 3))
        for _ in range(2):
            letters.insert(chance.randrange(len(letters) + 1), chance.choice('{}[],:"/*\\x\n1'))
        text = "".join(letters)
        try:
            before = jsonc.read_jsonc(text)
            is_object = isinstance(before, dict)
        except CannotExtendError:
            is_object = False
        outcomes[is_object] += 1
        if is_object:
            assert jsonc.read_jsonc(jsonc.set_value(text, ("new",), 1)) == {**before, "new": 1}
        else:
            with pytest.raises(CannotExtendError):
                jsonc.set_value(text, ("new",), 1)
    assert min(outcomes[True], outcomes[False]) > 100
