"""The pages are those that the schemas give, complete in themselves, and lead where they say."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from noob_lint.cli import main
from noob_lint.publish.site import pages
from noob_lint.spec.versions import VERSIONS

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
PAGES = pages()


class Reader(HTMLParser):
    """The elements, ids and links of a page; whether every element is closed."""

    VOID = frozenset({"meta"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        values = dict(attrs)
        self.ids += [value for value in [values.get("id")] if value]
        self.links += [value for value in [values.get("href")] if value]
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag


READ = {name: Reader(text) for name, text in PAGES.items()}


def test_the_pages_are_up_to_date() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in SITE.iterdir()}
    assert written == PAGES, "run 'make docs' and commit the result"


def test_there_is_a_page_for_each_version() -> None:
    assert set(PAGES) == {"index.html", *(f"{version.name}.html" for version in VERSIONS)}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_needs_nothing_else(name: str) -> None:
    assert READ[name].tags & {"script", "link", "img", "iframe"} == set()
    assert re.findall(r"https?://|@import|url\(", PAGES[name]) == []
    assert "prefers-color-scheme: dark" in PAGES[name]
    assert 'name="viewport"' in PAGES[name]


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    assert len(READ[name].ids) == len(set(READ[name].ids))
    for link in READ[name].links:
        path, _, anchor = link.partition("#")
        if path.startswith("../"):
            assert (SITE / path).is_file(), link
        else:
            assert path == "" or path in PAGES, link
            assert anchor == "" or anchor in READ[path or name].ids, link


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.name)
def test_every_key_has_an_anchor(version: object) -> None:
    name = getattr(version, "name")  # noqa: B009
    ids = set(READ[f"{name}.html"].ids)
    assert {"tube.noob_id", "tube.nodes", "node.depends", "asset.scope", "input.type"} <= ids
    assert ("input.required" in ids) is (name in {"1001", "1003"})
    assert ("node.stateful" in ids) is (name != "0.1")
    assert {"params.gather.n", "params.tube.tube"} <= ids
    assert {"runtime.asset.spec", "runtime.wrap-class-asset.obj"} <= ids


def section(page: str, anchor: str) -> str:
    """What stands below a heading, without the elements."""
    (found,) = re.findall(
        rf'<h[34] id="{re.escape(anchor)}">(.*?)(?=<h[1-4]|</section>)', page, re.DOTALL
    )
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def test_what_a_key_says() -> None:
    assert section(PAGES["1001.html"], "input.required") == (
        "required new in 1001 Whether the value has to be given when there is no default. "
        "Value true or false Default true required: false"
    )
    assert section(PAGES["1003.html"], "asset.scope") == (
        "scope required, but for tubes that extend others How long the object lives: as long as "
        "the runner, one process call, or one node call. Value runner : Made once, when the runner "
        "starts. The same object in every process call. process : Made anew for every process "
        "call, and shared by the nodes of that call. node : Made anew every time a node is called. "
        "scope: runner"
    )
    assert section(PAGES["0.1.html"], "asset.scope").startswith(
        "scope required The scope of the asset"
    )
    assert section(PAGES["1003.html"], "asset.depends") == (
        "depends The node.signal whose value replaces the asset after each process call; for scope "
        "runner only. Value a text or null Form Write node.signal, such as camera.frame, "
        "input.width or assets.database. Only an asset with scope runner can have depends. "
        "depends: store.connection"
    )


def test_a_part_is_linked_and_not_repeated() -> None:
    assert section(PAGES["1003.html"], "runtime.asset.spec") == (
        "spec required The specification that the asset is made from "
        "Value a mapping with what an asset has"
    )


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "a" / "b"
    assert main(["schema", "site", "--output", str(target)]) == 0
    assert capsys.readouterr().out == f"5 files written to {target}\n"
    assert {path.name: path.read_text(encoding="utf-8") for path in target.iterdir()} == PAGES
    (tmp_path / "file").touch()
    assert main(["schema", "site", "--output", str(tmp_path / "file")]) == 2
    assert capsys.readouterr().err == (
        f"noob-lint: error: cannot write {tmp_path / 'file'}: file exists\n"
    )
