"""The pages that people have written: README.md, `docs/`, and what else tells users something."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tools.site.diagrams import as_lists

ROOT = Path(__file__).parents[2]

GUIDES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Guides": {
            "Configuration": "configuration.md",
            "Ignoring findings": "suppression.md",
            "Fixes": "fixes.md",
            "Editors": "editors.md",
            "Language server": "language-server.md",
            "Playground": "playground.md",
            "pre-commit": "pre-commit.md",
            "CI": "ci.md",
            "Python code": "python.md",
            "Migrating": "migrate.md",
            "Pictures": "graph.md",
            "Runtime": "runtime.md",
        },
        "About": {
            "What noob does": "semantics.md",
            "Compared with noob": "conformance.md",
            "Versions": "versioning.md",
        },
    }
)
"""The pages in `docs/` by their place in the navigation."""

OTHERS = MappingProxyType(
    {
        "CHANGELOG.md": ("Changes", "changelog.md"),
        "SECURITY.md": ("Security", "security.md"),
        "CONTRIBUTING.md": ("Contributing", "contributing.md"),
    }
)
"""Further pages about the project, with their titles and their names here."""

_LINK = re.compile(r"(?P<text>!?\[[^\]\n]*\])\((?P<target>[^)\s]+)\)")
_DEFINITION = re.compile(r"^(?P<text>\[[^\]\n]+\]): (?P<target>\S+)$", re.MULTILINE)
_CODE = re.compile(r"(^```.*?^```$|`[^`\n]+`)", re.MULTILINE | re.DOTALL)
_RULES = "src/noob_lint/rules"


def write_guides(into: Path) -> None:
    """Write all of these pages, and the files that they lead to.

    Raises:
        ValueError: a page in `docs/` has no place in the navigation, or a link leads nowhere.
    """
    placed = {name for pages in GUIDES.values() for name in pages.values()}
    lost = {path.name for path in (ROOT / "docs").glob("*.md")} ^ placed
    if lost:
        raise ValueError(f"tools/site/guides.py and docs/ differ in {', '.join(sorted(lost))}")
    for name in sorted(placed):
        _write(into / name, _page(ROOT / "docs" / name, into))
    for source, (_, name) in OTHERS.items():
        _write(into / name, _page(ROOT / source, into))
    start, install = split_install(_page(ROOT / "README.md", into))
    _write(into / "index.md", start)
    _write(into / "install.md", install)


def split_install(page: str) -> tuple[str, str]:
    """The first page without its section about installing, and that section as a page.

    Raises:
        ValueError: there is no such section.
    """
    before, heading, rest = page.partition("\n## Install\n")
    section, following, after = rest.partition("\n## ")
    if not heading or not following:
        raise ValueError("README.md has no section 'Install'")
    definitions = "\n".join(found[0] for found in _DEFINITION.finditer(page))
    pointer = "\n## Install\n\n[How to install noob-lint, and first steps](install.md).\n"
    return f"{before}{pointer}{following}{after}", f"# Install\n{section}\n{definitions}\n"


def _page(source: Path, into: Path) -> str:
    """A page whose links lead to pages of the site, or to files beside them."""
    text = as_lists(source.read_text(encoding="utf-8"))
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\0{len(kept) - 1}\0"

    def link(found: re.Match[str]) -> str:
        target = _target(source, found["target"], into)
        return f"{found['text']}({target})" if target else found["text"][1:-1]

    def definition(found: re.Match[str]) -> str:
        return f"{found['text']}: {_target(source, found['target'], into) or 'index.md'}"

    text = _DEFINITION.sub(definition, _LINK.sub(link, _CODE.sub(keep, text)))
    return re.sub("\0(\\d+)\0", lambda found: kept[int(found[1])], text)


def _target(source: Path, target: str, into: Path) -> str:
    """Where a link of a page in the repository leads on the site; "" if nowhere.

    Raises:
        ValueError: it leads nowhere in the repository either.
    """
    if re.match(r"[a-z]+:|#", target):
        return target
    path, mark, anchor = target.partition("#")
    full = Path(os.path.normpath(source.parent / path))
    if not full.exists():
        raise ValueError(f"{source.relative_to(ROOT)}: the link {target} leads nowhere")
    place = full.relative_to(ROOT).as_posix()
    if place == "README.md":
        return f"index.md{mark}{anchor}"
    if place in OTHERS:
        return f"{OTHERS[place][1]}{mark}{anchor}"
    if full.parent == ROOT / "docs" and full.suffix == ".md":
        return f"{full.name}{mark}{anchor}"
    if place.startswith(_RULES):
        rule = full.stem.replace("_", "-") if full.is_file() else "index"
        return f"rules/{rule}.md"
    if place == "schemas":
        return "schema/index.md"
    if place.startswith("schemas/"):
        return place
    return _copied(full, into) if full.is_file() else ""


def _copied(file: Path, into: Path) -> str:
    """The place of a copy of a file of the repository on the site."""
    (into / "files").mkdir(parents=True, exist_ok=True)
    name = file.name if "." in file.name else f"{file.name}.txt"
    shutil.copy(file, into / "files" / name)
    return f"files/{name}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
