from __future__ import annotations

import os

import pytest

from noob_lint.server import uris
from noob_lint.server.uris import is_file, path_of, uri_of


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///home/me/tube.yaml", "/home/me/tube.yaml"),
        ("file:///home/me/my%20tubes/%C3%A4%23.yaml", "/home/me/my tubes/ä#.yaml"),
        ("file:///home/me/../tube.yaml", "/home/tube.yaml"),
        ("untitled:Untitled-1", "<untitled:Untitled-1>"),
        ("git:/home/me/tube.yaml?ref", "<git:/home/me/tube.yaml?ref>"),
    ],
)
def test_a_uri_names_a_file_or_a_text_without_one(uri: str, path: str) -> None:
    assert path_of(uri) == path
    assert is_file(path) is uri.startswith("file:")


@pytest.mark.parametrize(
    "uri",
    [
        *("file://[", "http://[x", "file:///a%00b.yaml", "file:///a\0b.yaml"),
        *("file:///\ud800.yaml", "file:///%ed%a0%80\ud800", "\0", ""),
    ],
)
def test_a_uri_that_no_file_can_have_names_a_text(uri: str) -> None:
    assert path_of(uri) == f"<{uri}>"
    assert not is_file(path_of(uri))


@pytest.mark.parametrize(
    "path", ["/a b/ü#?%.yaml", "/c(1)[2]/x.yaml", "<untitled:Untitled-1>", "/bad\udcff/x.yaml"]
)
def test_a_path_comes_back_from_its_uri(path: str) -> None:
    assert path_of(uri_of(path)) == path


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///C:/my%20tubes/a.yaml", "of ///C:/my%20tubes/a.yaml"),
        ("file://host/share/a.yaml", "of //host/share/a.yaml"),
    ],
)
def test_a_uri_on_windows_may_name_a_host(
    uri: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", "nt")
        patch.setattr(uris, "url2pathname", lambda url: f"of {url}")
        found = path_of(uri)
    assert found == os.path.normpath(path.replace("///", "/"))
