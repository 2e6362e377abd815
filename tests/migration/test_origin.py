from __future__ import annotations

import pytest

from noob_lint.config.settings import Settings
from noob_lint.migration.origin import (
    Origin,
    candidates,
    is_development,
    origin_of,
    uses_later_keys,
)
from noob_lint.spec.versions import find_version
from noob_lint.yaml.parser import parse

MODELINE = "# yaml-language-server: $schema=urn:noob-lint:schema:1000:tube\n"


@pytest.mark.parametrize(
    ("text", "version", "said"),
    [
        ("noob_version: 1001.0.0\n", "latest", "1001 header"),
        ("noob_version: 0.0.99999999\n", "latest", "0.1 header"),
        ("noob_version: 1001.0.0\n", "1000", "1001 header"),
        (f"{MODELINE}noob_version: 1001.0.0\n", "latest", "1000 modeline"),
        ("noob_version: 0.0.1\n", "1000", "1000 settings"),
        ("noob_version: 0.0.1\n", "latest", "None"),
        ("noob_version: 2000.0.0\n", "header", "None"),
        ("nodes: {}\n", "1002.0.0", "1001 settings"),
        ("- 1\n", "latest", "None"),
        ("noob_version: [1]\n", "latest", "None"),
        ("noob_version: 1000\n", "latest", "None"),
        ("noob_version: a\n", "1001", "1001 settings"),
    ],
)
def test_what_says_which_version_a_tube_is_for(text: str, version: str, said: str) -> None:
    origin = origin_of(parse(text, "a.yaml"), Settings(noob_version=version))
    assert said == ("None" if origin is None else f"{origin.version.name} {origin.said_by}")


def test_a_header_may_be_older_than_the_tube() -> None:
    old = find_version("1000")
    by_header = candidates(Origin(old, "header"))
    assert [version.name for version in by_header] == ["1000", "1001", "1003"]
    by_option = candidates(Origin(old, "--from"))
    assert [version.name for version in by_option] == ["1000"]


@pytest.mark.parametrize(
    ("text", "version", "uses"),
    [
        ("extends: [b]\n", "0.1", True),
        ("input: {i: {type: int, default: 1}}\n", "0.1", True),
        ("description: it\nmore: 1\n", "0.1", False),
        ("extends: [b]\n", "1000", False),
        ("- 1\n", "0.1", False),
        ("input: {k: {type: int}, i: {required: no}}\n", "0.1", True),
        ("nodes: {n: {type: m.n, stateful: null}}\n", "0.1", True),
        ("nodes: {n: {type: m.n, default: 1}}\ndefault: 1\nrequired: 1\n", "0.1", False),
        ("assets: {x: {type: m.n, stateful: 1, extends: 1}}\n", "0.1", False),
        ("? [extends]\n: 1\n<<: {extends: [b]}\n", "0.1", False),
        ("? [a]\n: 1\nextends: [b]\n", "0.1", True),
        ("input: {i: {type: int, required: true}}\n", "1000", False),
    ],
)
def test_keys_of_later_versions(text: str, version: str, uses: bool) -> None:
    assert uses_later_keys(parse(text, "a.yaml"), find_version(version)) is uses


@pytest.mark.parametrize(
    ("release", "says_nothing"),
    [
        *(("0.0.1", True), ("0.0.9", True), ("0.0.0.dev1", True), ("0.0.99999999", False)),
        *(("10.0.1", False), ("0.1.0", False), ("1000.0.0", False)),
    ],
)
def test_releases_that_say_nothing(release: str, says_nothing: bool) -> None:
    assert is_development(release) is says_nothing


@pytest.mark.parametrize("said_by", ["header", "modeline", "settings", "--from"])
def test_only_a_header_is_not_sure(said_by: str) -> None:
    assert Origin(find_version("1000"), said_by).is_sure is (said_by != "header")
