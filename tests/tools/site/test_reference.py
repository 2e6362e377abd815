"""The reference of the tube format agrees with the schemas."""

from __future__ import annotations

import re

import pytest

from noob_lint.spec.versions import VERSIONS
from tools.site.reference import pages

PAGES = pages()


def ids(page: str) -> list[str]:
    return re.findall(r"^#+ .* \{ #(\S+) \}$", page, re.MULTILINE)


def test_there_is_a_page_for_each_version() -> None:
    assert set(PAGES) == {"index.md", *(f"{version.name}.md" for version in VERSIONS)}


@pytest.mark.parametrize("name", [version.name for version in VERSIONS])
def test_every_key_has_an_anchor(name: str) -> None:
    found = ids(PAGES[f"{name}.md"])
    assert len(found) == len(set(found))
    assert {"tube.noob_id", "tube.nodes", "node.depends", "asset.scope", "input.type"} <= set(found)
    assert ("input.required" in found) is (name in {"1001", "1003"})
    assert ("node.stateful" in found) is (name != "0.1")
    assert {"params.gather.n", "params.tube.tube"} <= set(found)
    assert {"runtime.asset.spec", "runtime.wrap-class-asset.obj"} <= set(found)


def section(page: str, anchor: str) -> str:
    """The text below a heading."""
    (found,) = re.findall(
        rf"^#+ .* \{{ #{re.escape(anchor)} \}}\n\n(.*?)\n*(?=^#|\Z)", page, re.MULTILINE | re.DOTALL
    )
    return str(found)


def test_what_a_key_says() -> None:
    assert section(PAGES["1001.md"], "input.required") == (
        "*new in 1001*\n\n"
        "Whether the value has to be given when there is no default.\n\n"
        "Value\n:   true or false\n\n"
        "Default\n:   `true`\n\n"
        "```yaml\nrequired: false\n```"
    )


def test_what_can_be_one_of_several() -> None:
    text = section(PAGES["1003.md"], "asset.scope")
    assert text.startswith("*required, except in tubes that extend others*\n\n")
    assert re.findall(r"^(?:Value\n: )? +- (`\w+`): ", text, re.MULTILINE) == [
        "`runner`",
        "`process`",
        "`node`",
    ]


def test_a_part_is_linked_and_not_repeated() -> None:
    assert section(PAGES["1003.md"], "runtime.asset.spec").endswith(
        "Value\n:   a mapping with [the keys of an asset](#asset)"
    )
