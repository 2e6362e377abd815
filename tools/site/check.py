"""Whether the pages of a site hold together: links lead somewhere, no foreign host is needed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADS = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "link": ("href",),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "object": ("data",),
    "form": ("action",),
}
"""The attributes by which elements load something, without a click."""
_QUIET = {"canonical", "edit", "alternate", "prev", "next"}
"""Relations of `link` elements that nothing is loaded for."""


class _Reader(HTMLParser):
    """The ids of a page, where its links lead, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids.update(values[name] for name in ("id", "name") if name in values)
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "link" and values.get("rel") in _QUIET:
            return
        self.loads += [values[name] for name in _LOADS.get(tag, ()) if name in values]


def wrong_in(site: Path, base: str = "") -> Iterator[str]:
    """What is wrong with the pages below a directory; `base` is the address they are made for."""
    pages = {path: _Reader(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    if not pages:
        yield f"there are no pages in {site}"
    for path, page in sorted(pages.items()):
        name = path.relative_to(site).as_posix()
        for target in page.loads:
            if _is_foreign(target, base) and not target.startswith("data:"):
                yield f"{name}: loads {target}"
        for target in dict.fromkeys([*page.links, *page.loads]):
            if not _is_foreign(target, base) and (why := _dead(target, path, site, pages, base)):
                yield f"{name}: {target} {why}"
    for path in sorted(site.rglob("*.css")):
        for target in re.findall(
            r"""(?:url\(|@import )["']?((?:https?:)?//[^"')]+)""", path.read_text()
        ):
            yield f"{path.relative_to(site).as_posix()}: loads {target}"


def _is_foreign(target: str, base: str) -> bool:
    if base and target.startswith(base):
        return False
    return target.startswith("//") or bool(urlsplit(target).scheme)


def _dead(target: str, path: Path, site: Path, pages: dict[Path, _Reader], base: str) -> str:
    """Why a link within the site is dead; "" if it is not."""
    prefix = urlsplit(base).path
    place, anchor = urlsplit(target).path, unquote(urlsplit(target).fragment)
    if place.startswith("/"):
        found = site / unquote(place).removeprefix(prefix).lstrip("/")
    else:
        folder = path.parent.relative_to(site).as_posix()
        found = site / posixpath.normpath(posixpath.join(folder, unquote(place))) if place else path
    if found.is_dir():
        found /= "index.html"
    if not found.is_file():
        return "is not there"
    if anchor and found in pages and anchor not in pages[found].ids:
        return "has no such part"
    return ""
