"""The sources of the site: everything has a page, and every page is in the navigation."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from noob_lint.rules import RULES
from noob_lint.spec.versions import VERSIONS
from tools.site import rules
from tools.site.__main__ import write_sources


def leaves(entries: Any) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            (value,) = entry.values()
            yield from [value] if isinstance(value, str) else leaves(value)


def test_every_page_has_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "markdown_of", lambda rule, link: [link(rule.id)])
    write_sources(tmp_path / "site")
    settings = tomllib.loads((tmp_path / "site" / "zensical.toml").read_text())["project"]
    docs = tmp_path / "site" / "docs"
    pages = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    assert sorted(leaves(settings["nav"])) == sorted(pages)
    assert pages >= {f"rules/{rule.id}.md" for rule in RULES}
    assert pages >= {f"schema/{version.name}.md" for version in VERSIONS}
    assert "site_url" not in settings
    assert settings["theme"]["font"] is False
    assert (docs / "schemas" / "catalog.json").is_file()


def test_its_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "markdown_of", lambda rule, link: [link(rule.id)])
    monkeypatch.setenv("NOOB_LINT_DOCS_BASE", "https://docs.example/lint")
    write_sources(tmp_path / "site")
    settings = tomllib.loads((tmp_path / "site" / "zensical.toml").read_text())["project"]
    assert settings["site_url"] == "https://docs.example/lint/"
