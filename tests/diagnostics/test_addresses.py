"""The address of a rule's page: none until the documentation is hosted."""

from __future__ import annotations

from pathlib import Path

import pytest

import noob_lint
from noob_lint.diagnostics import addresses
from noob_lint.diagnostics.addresses import base_address, page_of


def test_none() -> None:
    assert base_address() is None
    assert page_of("cycle") is None


@pytest.mark.parametrize(
    "base", ["https://a.example/lint", "https://a.example/lint/", " https://a.example/lint\n"]
)
def test_by_the_variable(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOOB_LINT_DOCS_BASE", base)
    assert base_address() == "https://a.example/lint"
    assert page_of("cycle") == "https://a.example/lint/rules/cycle/"


@pytest.mark.parametrize("base", ["https://a.example/xx", "http://a/x", "file:///x", "https://x"])
def test_an_address_stays_as_it_is(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for end in ("", "/", "//\n"):
        monkeypatch.setenv("NOOB_LINT_DOCS_BASE", f"{base}{end}")
        assert base_address() == base


@pytest.mark.parametrize(
    "base",
    ["/", "docs", "not an address", "https://", "https://a\n.b", "https://a/\x1b\\", "x:alert(1)"],
)
def test_what_is_no_address_counts_as_none(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOOB_LINT_DOCS_BASE", base)
    assert base_address() is None
    assert page_of("cycle") is None


def test_errors_at_run_time_have_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOOB_LINT_DOCS_BASE", "https://a.example")
    assert page_of("runtime-init") == "https://a.example/runtime/#errors"
    page = Path(__file__).parents[2] / "docs" / "runtime.md"
    assert "\n## Errors\n" in page.read_text(encoding="utf-8")


def test_of_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Path(addresses._BUILT) == Path(noob_lint.__file__).parent / "docs-base.txt"
    file = tmp_path / "docs-base.txt"
    file.write_text("https://b.example\n", encoding="ascii")
    monkeypatch.setattr(addresses, "_BUILT", str(file))
    addresses._built.cache_clear()
    try:
        assert page_of("cycle") == "https://b.example/rules/cycle/"
        monkeypatch.setenv("NOOB_LINT_DOCS_BASE", "https://a.example")
        assert base_address() == "https://a.example"
        monkeypatch.setenv("NOOB_LINT_DOCS_BASE", "")
        assert base_address() is None
    finally:
        addresses._built.cache_clear()
