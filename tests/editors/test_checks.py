"""The checks that noob's own schema is also run through; docs/editors.md has the results."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editors.checks import CHECKS, Check
from tests.editors.server import Server

PAGE = Path(__file__).parents[2] / "docs" / "editors.md"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: f"{check.group}-{check.what}")
def test_our_schema_passes_all_that_the_server_can(server: Server, check: Check) -> None:
    assert check.passes(server) is (check.limit == "")


def test_the_page_has_the_result() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| ")]
    told = {row[0].removeprefix("| "): row[-1].removesuffix(" |") for row in rows}
    results = {f"{one.group} {one.what}": "no" if one.limit else "yes" for one in CHECKS}
    assert {what: told.get(what) for what in results} == results
