"""The page: it stands alone, and runs no script but its own."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from noob_lint.graph.data import json as as_json
from noob_lint.graph.html import html
from noob_lint.graph.page import SCRIPT
from noob_lint.graph.picture import Kind, Node, Picture, Where
from noob_lint.graph.svg import svg
from tests.expected import expected

PICTURE = Picture(
    "a </script>",
    "a.yaml",
    nodes=(
        Node("nodes.b", Kind.NODE, "b", text="<!-- @@DATA@@ \u2028", where=Where("a.yaml", 1, 1)),
    ),
)


def test_the_page_has_the_image_and_the_data() -> None:
    page = html(PICTURE)
    assert svg(PICTURE) in page
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert found is not None
    data = json.loads(found[1])
    assert data["title"] == "a </script>"
    assert data["nodes"][0]["text"] == "<!-- @@DATA@@ \\u2028"
    assert {"version": 1, **data}.keys() == json.loads(as_json(PICTURE)).keys()


def test_the_whole_page() -> None:
    """`UPDATE_EXPECTED=1` rewrites what is expected."""
    page = html(PICTURE)
    assert page == expected(Path(__file__).parent / "drawn" / "page.html", page)


def test_only_its_own_script_runs_and_nothing_is_fetched() -> None:
    page = html(PICTURE)
    digest = b64encode(sha256(SCRIPT.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'" in page
    assert page.count("<script") == 2
    assert f"<script>{SCRIPT}</script>" in page
    assert re.findall(r"(?:src|href|url)\s*[=(]", page.replace(SCRIPT, "")) == []
    assert set(re.findall(r"https?://[^\s\"']*", page)) == {"http://www.w3.org/2000/svg"}
