"""Which inputs are optional for noob, by version."""

from __future__ import annotations

import pytest

from noob_lint.spec.versions import find_version
from noob_lint.tube.inputs import can_be_left_out, default_of, has_default, is_optional
from noob_lint.tube.tube import Tube
from noob_lint.yaml.document import Scalar
from noob_lint.yaml.parser import parse


def tube(body: str, version: str) -> Tube:
    document = parse(f"input:\n  i: {{{body}}}\n")
    assert document.root is not None
    return Tube(document, document.root, find_version(version))


@pytest.mark.parametrize(
    ("body", "since"),
    [
        ("type: int", None),
        ("required: true", None),
        ("required: null", None),
        ("required: false", "1001"),
        ("required: 'no'", "1001"),
        ("default: 1", "1000"),
        ("default: null", "1000"),
        ("required: true, default: 1", "1000"),
    ],
)
def test_can_be_left_out_since(body: str, since: str | None) -> None:
    versions = ["0.1", "1000", "1001", "1003"]
    found = [version for version in versions if _can_be_left_out(body, version)]
    assert found == ([] if since is None else versions[versions.index(since) :])


def _can_be_left_out(body: str, version: str) -> bool:
    one = tube(body, version)
    return can_be_left_out(one, one.inputs["i"])


def test_is_optional_is_what_the_file_says() -> None:
    assert is_optional(tube("required: false", "0.1").inputs["i"])
    assert not is_optional(tube("required: true", "1003").inputs["i"])
    assert not is_optional(tube("type: int", "1003").inputs["i"])


def test_default_of() -> None:
    one = tube("default: 5", "1000")
    default = default_of(one, one.inputs["i"])
    assert isinstance(default, Scalar)
    assert default.value == 5
    assert has_default(one, one.inputs["i"])
    old = tube("default: 5", "0.1")
    assert default_of(old, old.inputs["i"]) is None
    assert not has_default(old, old.inputs["i"])
