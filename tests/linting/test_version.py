"""Which spec version a document is checked for."""

from __future__ import annotations

import pytest

from noob_lint.config.settings import Settings
from noob_lint.linting.version import version_of
from noob_lint.yaml.parser import parse

MODELINE = "# yaml-language-server: $schema=https://example.org/1000/tube.schema.json\n"


@pytest.mark.parametrize(
    ("text", "settings", "expected"),
    [
        ("a: 1\n", Settings(), "1003"),
        ("a: 1\n", Settings(noob_version="1001"), "1001"),
        ("noob_version: 1000.0.0\n", Settings(noob_version="1001"), "1001"),
        ("noob_version: 1000.0.0\n", Settings(noob_version="header"), "1000"),
        ("a: 1\n", Settings(noob_version="header"), "1003"),
        ("noob_version: new\n", Settings(noob_version="header"), "1003"),
        ("noob_version: [1000]\n", Settings(noob_version="header"), "1003"),
        ("[1]\n", Settings(noob_version="header"), "1003"),
        (MODELINE + "a: 1\n", Settings(), "1000"),
        (MODELINE + "a: 1\n", Settings(noob_version="1001"), "1000"),
        (MODELINE + "a: 1\n", Settings(noob_version="1001", use_modelines=False), "1001"),
        (MODELINE + "noob_version: 1001.0.0\n", Settings(noob_version="header"), "1000"),
        ("a: $schema\n", Settings(noob_version="1001"), "1001"),
    ],
)
def test_version_of(text: str, settings: Settings, expected: str) -> None:
    assert version_of(parse(text), settings).name == expected
