"""The hand-written pages link to each other on the site, too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.site import guides
from tools.site.guides import split_install, write_guides


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(guides, "ROOT", tmp_path)
    monkeypatch.setattr(guides, "GUIDES", {"Guides": {"One": "one.md"}})
    monkeypatch.setattr(guides, "OTHERS", {"CHANGELOG.md": ("Changes", "changelog.md")})
    (tmp_path / "src/noob_lint/rules/graph").mkdir(parents=True)
    (tmp_path / "src/noob_lint/rules/graph/unknown_node.py").touch()
    (tmp_path / "schemas").mkdir()
    (tmp_path / "Dockerfile").write_text("FROM x\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/one.md").write_text(
        "[rules](../src/noob_lint/rules/), [one](../src/noob_lint/rules/graph/unknown_node.py),\n"
        "[schemas](../schemas/), [image](../Dockerfile), [code](../src/), [here](#a),\n"
        "[start](../README.md#install) `[no](link.md)`, [noob](https://noob.example)\n"
        "```md\n[no](link.md)\n```\n"
    )
    (tmp_path / "CHANGELOG.md").write_text("[docs](docs/one.md#b)\n")
    (tmp_path / "README.md").write_text(
        "# It\n\nIt is good.\n\n## Install\n\nRun [this][one.md].\n\n## More\n\n[one.md]\n\n"
        "[one.md]: docs/one.md\n"
    )
    return tmp_path


def test_links(repository: Path) -> None:
    into = repository / "site"
    write_guides(into)
    assert {path.relative_to(into).as_posix(): path.read_text() for path in into.rglob("*.*")} == {
        "one.md": (
            "[rules](rules/index.md), [one](rules/unknown-node.md),\n"
            "[schemas](schema/index.md), [image](files/Dockerfile.txt), code, [here](#a),\n"
            "[start](index.md#install) `[no](link.md)`, [noob](https://noob.example)\n"
            "```md\n[no](link.md)\n```\n"
        ),
        "changelog.md": "[docs](one.md#b)\n",
        "files/Dockerfile.txt": "FROM x\n",
        "index.md": (
            "# It\n\nIt is good.\n\n## Install\n\n[How to install noob-lint, and first steps]"
            "(install.md).\n\n## More\n\n[one.md]\n\n[one.md]: one.md\n"
        ),
        "install.md": "# Install\n\nRun [this][one.md].\n\n[one.md]: one.md\n",
    }


def test_a_link_that_leads_nowhere(repository: Path) -> None:
    (repository / "CHANGELOG.md").write_text("[docs](docs/two.md)\n")
    with pytest.raises(ValueError, match=re.escape("CHANGELOG.md: the link docs/two.md leads")):
        write_guides(repository / "site")


def test_a_page_without_a_place(repository: Path) -> None:
    (repository / "docs/two.md").touch()
    with pytest.raises(ValueError, match=re.escape("differ in two.md")):
        write_guides(repository / "site")


def test_without_a_section_about_installing() -> None:
    with pytest.raises(ValueError, match="no section 'Install'"):
        split_install("# It\n\n## More\n")
