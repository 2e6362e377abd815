"""The signals that noob derives from return annotations; its own answers are in test_oracle.py."""

from __future__ import annotations

import pytest

from noob_lint.python.answers import NOTHING_KNOWN, Annotation, Signals, TypeForm, Unknown
from noob_lint.python.describe.signals import derive_signals
from noob_lint.python.types.forms import NONE, union
from tests.python.whole import short

INT = TypeForm("builtins.int")


def named(*names: str) -> TypeForm:
    return TypeForm("typing.Annotated", (INT,), names=names)


def tuple_of(*members: TypeForm) -> TypeForm:
    return TypeForm("builtins.tuple", members)


def generator_of(form: TypeForm) -> TypeForm:
    return TypeForm("collections.abc.Generator", (form, NONE, NONE))


def derived(form: TypeForm, *, postponed: bool = False) -> Signals | Unknown:
    return derive_signals(Annotation("?", form, postponed), "lab.f")


@pytest.mark.parametrize(
    ("form", "names"),
    [
        (INT, ["value"]),
        (NONE, ["value"]),
        (named("a"), ["a"]),
        (named("a", "b"), ["a", "b"]),
        (named(), ["value"]),
        (tuple_of(INT, INT), ["value"]),
        (tuple_of(), ["value"]),
        (tuple_of(named("a"), named("b")), ["a", "b"]),
        (tuple_of(named("a"), tuple_of(named("b"), named("c"))), ["a", "b", "c"]),
        (tuple_of(named("a"), INT), ["value"]),
        (tuple_of(INT, named("a")), ["value", "a"]),
        (tuple_of(named("a"), named("a")), ["a"]),
        (union([named("a"), NONE]), ["a"]),
        (union([INT, NONE]), ["value"]),
        (generator_of(named("a")), ["a"]),
        (generator_of(tuple_of(named("a"), named("b"))), ["a", "b"]),
        (TypeForm("collections.abc.Generator"), ["value"]),
        (TypeForm("collections.abc.Iterator", (named("a"),)), ["value"]),
        (named("a")._replace(quoted=True), ["value"]),
        (tuple_of(named("a"), named("b")._replace(quoted=True)), ["value"]),
    ],
)
def test_names(form: TypeForm, names: list[str]) -> None:
    found = derived(form)
    assert isinstance(found, Signals)
    assert list(found.names) == names
    assert found.lost == ()


def test_without_an_annotation() -> None:
    found = derive_signals(None, "lab.f")
    assert isinstance(found, Signals)
    assert [(one.name, one.form) for one in found.signals] == [("value", None)]


def test_names_that_a_text_hides_from_noob() -> None:
    found = derived(tuple_of(named("a"), named("b")), postponed=True)
    assert isinstance(found, Signals)
    assert (found.names, found.lost) == (("value",), ("a", "b"))
    plain = derived(INT, postponed=True)
    assert isinstance(plain, Signals)
    assert plain.lost == ()


@pytest.mark.parametrize(
    "form",
    [
        NOTHING_KNOWN,
        tuple_of(named("a"), NOTHING_KNOWN),
        union([NOTHING_KNOWN, NONE]),
        generator_of(NOTHING_KNOWN),
        named()._replace(names=None),
    ],
)
def test_what_cannot_be_told(form: TypeForm) -> None:
    found = derived(form)
    assert isinstance(found, Unknown)
    assert found.reason == "its return annotation '?' cannot be followed"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("gone", "its return annotation 'gone' cannot be followed"),
        ("", "its annotations are set as the code runs"),
    ],
)
def test_why_it_cannot_be_told(text: str, reason: str) -> None:
    annotation = Annotation(text, NOTHING_KNOWN, False)
    assert derive_signals(annotation, "lab.f") == Unknown("lab.f", reason)


QUOTED = TypeForm("", quoted=True)


@pytest.mark.parametrize(
    ("form", "signals"),
    [
        (INT, "value: int"),
        (NONE, "value"),
        (tuple_of(), "value: tuple"),
        (tuple_of(NONE), "value"),
        (QUOTED, "value: ?{quoted}"),
        (named("a", "b"), "a: int, b: int"),
        (tuple_of(INT, INT), "value: tuple[int, int]"),
        (tuple_of(NONE, named("a")), "a: int"),
        (tuple_of(named("a"), NONE), "a: int"),
        (
            tuple_of(named("a"), tuple_of()),
            "value: tuple[typing.Annotated[int]{names=['a']}, tuple]",
        ),
        (tuple_of(named("a"), tuple_of(named("b"), NONE), named("a")), "a: int, b: int"),
        (
            tuple_of(named("a"), union([named("b"), NONE])),
            "value: tuple[typing.Annotated[int]{names=['a']}, "
            "typing.Union[typing.Annotated[int]{names=['b']}, None]]",
        ),
        (
            union([named("a"), NONE._replace(quoted=True)]),
            "value: typing.Union[typing.Annotated[int]{names=['a']}, None{quoted}]",
        ),
        (
            tuple_of(named("a"), QUOTED),
            "value: tuple[typing.Annotated[int]{names=['a']}, ?{quoted}]",
        ),
        (
            tuple_of(named("a"), tuple_of(named("b"))._replace(quoted=True), named("c")),
            "value: tuple[typing.Annotated[int]{names=['a']}, "
            "tuple[typing.Annotated[int]{names=['b']}]{quoted}, "
            "typing.Annotated[int]{names=['c']}], c: int",
        ),
        (generator_of(INT), "value: int"),
        (generator_of(QUOTED), "value: ?{quoted}"),
        (
            generator_of(INT)._replace(quoted=True),
            "value: collections.abc.Generator[int, None, None]{quoted}",
        ),
        (
            generator_of(generator_of(named("a"))),
            "value: collections.abc.Generator[typing.Annotated[int]{names=['a']}, None, None]",
        ),
    ],
)
def test_whole_signals(form: TypeForm, signals: str) -> None:
    found = derived(form)
    assert isinstance(found, Signals)
    shown = (f"{one.name}: {short(one.form)}" if one.form else one.name for one in found.signals)
    assert ", ".join(shown) == signals


@pytest.mark.parametrize(
    ("form", "lost"),
    [
        (named("a"), ("a",)),
        (named("a")._replace(quoted=True), ("a",)),
        (tuple_of(named("a"), named("b")), ("a", "b")),
        (tuple_of(named("b"), named("a"), named("b")), ("b", "a")),
        (named("value"), ()),
        (NONE, ()),
        (INT, ()),
        (tuple_of(named("a"), NOTHING_KNOWN), ()),
        (NOTHING_KNOWN, ()),
    ],
)
def test_what_is_lost(form: TypeForm, lost: tuple[str, ...]) -> None:
    found = derived(form, postponed=True)
    assert isinstance(found, Signals)
    assert ([(one.name, one.form) for one in found.signals], found.lost) == (
        [("value", form)],
        lost,
    )
