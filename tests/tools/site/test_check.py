"""Broken links and requests to foreign hosts are reported."""

from __future__ import annotations

from pathlib import Path

from tools.site.check import wrong_in

START = """\
<link rel="stylesheet" href="style.css"><link rel="canonical" href="https://docs.example/lint/">
<h1 id="top">Start</h1>
<a href="#top">top</a> <a href="rules/cycle/#bad">cycle</a> <a href="https://noob.example/">noob</a>
<a href="rules/cycle">cycle</a> <a href="mailto:a@b.example">mail</a>
<a href="files/a%20b.txt">file</a>
<img src="data:image/png;base64,AAAA">
"""
CYCLE = '<h2 id="bad">Bad</h2> <a href="../..">start</a> <a href="../../index.html#top">top</a>\n'


def site(folder: Path, start: str = START, cycle: str = CYCLE, style: str = "") -> Path:
    (folder / "rules" / "cycle").mkdir(parents=True)
    (folder / "files").mkdir()
    (folder / "files" / "a b.txt").touch()
    (folder / "index.html").write_text(start, encoding="utf-8")
    (folder / "rules" / "cycle" / "index.html").write_text(cycle, encoding="utf-8")
    (folder / "style.css").write_text(style, encoding="utf-8")
    return folder


def test_a_sound_site(tmp_path: Path) -> None:
    assert list(wrong_in(site(tmp_path))) == []


def test_dead_links(tmp_path: Path) -> None:
    links = '<a href="../gone/">x</a> <a href="../../#down">x</a> <img src="none.png">\n'
    assert list(wrong_in(site(tmp_path, START, CYCLE + links))) == [
        "rules/cycle/index.html: ../gone/ is not there",
        "rules/cycle/index.html: ../../#down has no such part",
        "rules/cycle/index.html: none.png is not there",
    ]


def test_foreign_hosts(tmp_path: Path) -> None:
    loads = (
        '<script src="//cdn.example/x.js"></script><link rel="icon" href="http://a.example/i">\n'
    )
    style = '@import "https://fonts.example/css";\nbody { background: url(//b.example/c) }\n'
    assert list(wrong_in(site(tmp_path, loads, CYCLE.replace("#top", ""), style))) == [
        "index.html: loads //cdn.example/x.js",
        "index.html: loads http://a.example/i",
        "style.css: loads https://fonts.example/css",
        "style.css: loads //b.example/c",
    ]


def test_links_to_its_own_address(tmp_path: Path) -> None:
    base = "https://docs.example/lint"
    links = (
        f'<a href="{base}/rules/cycle/">x</a> <a href="{base}/gone/">x</a> <a href="/lint/">x</a>'
    )
    cycle = CYCLE.replace("#top", "")
    assert list(wrong_in(site(tmp_path, links, cycle), base)) == [
        f"index.html: {base}/gone/ is not there"
    ]


def test_nothing_at_all(tmp_path: Path) -> None:
    assert list(wrong_in(tmp_path)) == [f"there are no pages in {tmp_path}"]
