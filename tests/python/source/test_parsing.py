"""What cannot be read of a Python file, and what Python refuses although it can be parsed."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from noob_lint.python.answers import CodeSpan
from noob_lint.python.source import parsing
from noob_lint.python.source.parsing import UnreadableError, parse, refusal_of, text_of


def place(span: CodeSpan | None) -> str:
    return "" if span is None else f"{span.span.start.line}:{span.span.start.column}"


def refused(data: bytes, folder: Path, version: tuple[int, int] | None = None) -> list[str]:
    """The message, what is wrong with the file itself, and where."""
    file = folder / "lab.py"
    file.write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        parse(file, "lab.py", version)
    error = caught.value
    assert error.place is None or error.place.path == str(file)
    return [str(error), error.mistake, place(error.place)]


NO_UTF8 = "invalid or missing encoding declaration"
NO_BYTE = "'utf-8' codec can't decode byte 0xff in position 7: invalid start byte"
SURROGATE = "'utf-8' codec can't encode character '\\ud800' in position 30: surrogates not allowed"
REFUSED = {
    b"x = 1\ndef f(:\n": ["lab.py, line 2: invalid syntax", "syntax error: invalid syntax", "1:6"],
    b"x = 'a\n": [
        "lab.py, line 1: unterminated string literal (detected at line 1)",
        "syntax error: unterminated string literal (detected at line 1)",
        "0:4",
    ],
    "é = 'ö' ö\n".encode(): [
        "lab.py, line 1: invalid syntax",
        "syntax error: invalid syntax",
        "0:8",
    ],
    b"x = '\xff'": [f"lab.py: {NO_UTF8}", NO_UTF8, "0:0"],
    b"x = 1\n'\xff'": [f"lab.py is no Python source: {NO_BYTE}", NO_BYTE, "0:0"],
    b"# coding: quatsch\n": [
        "lab.py: unknown encoding: quatsch",
        "unknown encoding: quatsch",
        "0:0",
    ],
    b"# coding: ascii\nx = '\xff'": [
        "lab.py is no Python source: 'ascii' codec can't decode byte 0xff in position 21: "
        "ordinal not in range(128)",
        "'ascii' codec can't decode byte 0xff in position 21: ordinal not in range(128)",
        "0:0",
    ],
    b"# coding: unicode_escape\nx = '\\ud800'\n": [
        f"lab.py is no Python source: {SURROGATE}",
        SURROGATE,
        "0:0",
    ],
    b"x = " + b"-" * 100_000 + b"1\n": ["lab.py is nested too deeply", "", ""],
    b"x = [" + b"," * 300_000 + b"]\n": ["lab.py has too many parts", "", ""],
}


@pytest.mark.parametrize("data", REFUSED, ids=[repr(data[:10]) for data in REFUSED])
def test_files_that_cannot_be_parsed(data: bytes, tmp_path: Path) -> None:
    assert refused(data, tmp_path) == REFUSED[data]


@pytest.mark.skipif(sys.version_info >= (3, 15), reason="the newest syntax is that of Python 3.15")
def test_syntax_of_a_newer_python(tmp_path: Path) -> None:
    own = f"{sys.version_info[0]}.{sys.version_info[1]}"
    text = b"lazy import os\n(" * 50
    first = ["lab.py, line 1: invalid syntax", "lab.py, line 1: invalid syntax"]
    assert [refused(text, tmp_path, version) for version in (None, (3, 15), (3, 11))] == [
        [first[0], "", ""],
        [f"{first[1]} for Python {own}, which runs noob-lint", "", ""],
        [first[0], "syntax error: invalid syntax", "0:5"],
    ]


@pytest.mark.skipif(sys.version_info >= (3, 15), reason="the newest syntax is that of Python 3.15")
@pytest.mark.filterwarnings("error")
def test_warnings_about_newer_syntax_are_not_shown(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text("x = '\\d'\nlazy import os\ny = '\\e'\n")
    source, tree = parse(tmp_path / "lab.py", "lab.py", (3, 15))
    assert source.text.startswith("x = '\\d'\nlazy")
    assert ast.unparse(tree.body[0]) == "x = '\\\\d'"


def test_a_character_that_is_nul(tmp_path: Path) -> None:
    said = "source code string cannot contain null bytes"
    with pytest.raises((SyntaxError, ValueError)) as caught:
        ast.parse("\0")
    if isinstance(caught.value, ValueError):  # before Python 3.11.4
        expected = [f"lab.py is no Python source: {said}", said, "0:0"]
    else:
        expected = [f"lab.py: {said}", f"syntax error: {said}", "0:0"]
    assert refused(b"x = 1\ny = '\0'\n", tmp_path, (3, 11)) == expected


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    said = {}
    for name in ("gone.py", ".", "a\0b.py"):
        with pytest.raises(UnreadableError) as caught:
            parse(tmp_path / name, "lab.py", None)
        said[name] = (str(caught.value), caught.value.mistake, caught.value.place)
    assert said["."] == ("lab.py is not a file", "", None)
    assert said["gone.py"] == ("lab.py is not a file", "", None)
    assert said["a\0b.py"] == ("lab.py is not a file", "", None)
    assert text_of(tmp_path / "gone.py") is None


def test_files_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_bytes(path: str, most: int) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(parsing, "read_bytes", read_bytes)
    assert refused(b"", tmp_path) == ["lab.py cannot be opened: Permission denied", "", ""]


def test_the_largest_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "LIMIT", 6)
    assert refused(b"x = 1 \n", tmp_path) == ["lab.py is too large", "", ""]
    assert text_of(tmp_path / "lab.py") is None
    (tmp_path / "lab.py").write_bytes(b"x = 1\n")
    assert parse(tmp_path / "lab.py", "lab.py", None)[0].text == "x = 1\n"
    assert text_of(tmp_path / "lab.py") == b"x = 1\n"


CODING = "# coding: latin-1\n"


@pytest.mark.parametrize(("data", "parts"), [(b"x = [a, b\n", 12), (b"# coding: quatsch\n", 0)])
def test_what_an_attempt_costs(data: bytes, parts: int, tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        parse(tmp_path / "lab.py", "lab.py", None)
    assert caught.value.parts == parts


def test_how_large_a_file_may_be(tmp_path: Path) -> None:
    for size in (4_000_000, 4_000_001):
        (tmp_path / "lab.py").write_bytes(b"#" * size)
        found = text_of(tmp_path / "lab.py")
        assert (None if found is None else len(found)) == (size if size == 4_000_000 else None)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("x = 'é'".encode(), "x = 'é'"),
        ("\ufeffx = 'é'".encode(), "x = 'é'"),
        ("# coding: latin-1\nx = 'é'".encode("latin-1"), "# coding: latin-1\nx = 'é'"),
        ("#\n# coding: latin-1\nx = 'é'".encode("latin-1"), "#\n# coding: latin-1\nx = 'é'"),
        (f"{CODING}{CODING}x = 'é'".encode("latin-1"), f"{CODING}{CODING}x = 'é'"),
        ("#\n#\n# coding: latin-1\nx = 'é'".encode(), "#\n#\n# coding: latin-1\nx = 'é'"),
    ],
)
def test_encodings(data: bytes, text: str, tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_bytes(data)
    source, tree = parse(tmp_path / "lab.py", "lab.py", None)
    assert (source.text, ast.unparse(tree)) == (text, "x = 'é'")


@pytest.mark.filterwarnings("error")
def test_warnings_of_python_are_not_shown(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text("x = '\\d' is 1\nawait_ = 1 is 2\nasync def f(): ...\n")
    source, tree = parse(tmp_path / "lab.py", "lab.py", None)
    assert refusal_of(source, tree) is None


LATE = "from __future__ imports must occur at the beginning of the file"
UNKNOWN = {
    "return": ("'return' outside function", "0:0"),
    "é = 'é'; await x": ("'await' outside function", "0:9"),
    "def f(): return 1": None,
    "x = 1\nbreak": ("'break' outside loop", "1:0"),
    "continue": ("'continue' not properly in loop", "0:0"),
    "yield 1": ("'yield' outside function", "0:0"),
    "await x": ("'await' outside function", "0:0"),
    "async def f(): await x": None,
    "def f(x):\n    global x": ("name 'x' is parameter and global", "1:4"),
    "def f():\n    nonlocal x": ("no binding for nonlocal 'x' found", "1:4"),
    "__debug__ = 1": ("cannot assign to __debug__", "0:0"),
    "x = 1\nf(aé=1, aé=2)": ("keyword argument repeated: aé", "1:8"),
    "f(a=1, b=1)": None,
    "from __future__ import quatsch": ("future feature quatsch is not defined", "0:0"),
    "'a'\nfrom __future__ import annotations": None,
    "x = 1\nfrom __future__ import annotations": (LATE, "1:0"),
    "from __future__ import annotations\nx = 1\nfrom __future__ import division": (LATE, "2:0"),
    "from __future__ import annotations, division": None,
    "f(ab=1,  ab=3)": ("keyword argument repeated: ab", "0:9"),
    "if x:\n    pass\n\n\nreturn 1": ("'return' outside function", "4:0"),
}


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_python_refuses(text: str, tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(text, encoding="utf-8")
    found = refusal_of(*parse(tmp_path / "lab.py", "lab.py", None))
    expected = UNKNOWN[text]
    if expected is None:
        assert found is None
        compile(text, "lab.py", "exec", dont_inherit=True)
    else:
        assert found is not None
        assert (found[0], place(found[1])) == (f"syntax error: {expected[0]}", expected[1])
        with pytest.raises(SyntaxError):
            compile(text, "lab.py", "exec", dont_inherit=True)


@pytest.mark.parametrize("line", ["if x: return", "for x in y: yield", "f(a=1, b=2, a=3)"])
def test_what_looks_usual_is_not_compiled(line: str, tmp_path: Path) -> None:
    """It would take too long."""
    for first, is_refused in (
        *(("", False), ("'It says so.'\nfrom __future__ import annotations", False)),
        *(("from __future__ import division", True), ("# __future__", True)),
        *(("from a import b # __future__", True), ("import a.annotations # __future__", True)),
    ):
        (tmp_path / "lab.py").write_text(f"{first}\n{line}\n")
        found = refusal_of(*parse(tmp_path / "lab.py", "lab.py", None))
        assert (found is not None) is is_refused, first


def test_what_is_not_compiled(tmp_path: Path) -> None:
    """Long texts, and those of which statements are lost."""
    for size, is_refused in ((200_000, True), (200_001, False)):
        (tmp_path / "lab.py").write_text("return\n#".ljust(size, "-"))
        found = refusal_of(*parse(tmp_path / "lab.py", "lab.py", None))
        assert (found is not None) is is_refused
    if sys.version_info < (3, 15):
        (tmp_path / "lab.py").write_text("return\nlazy import os\n")
        assert refusal_of(*parse(tmp_path / "lab.py", "lab.py", (3, 15))) is None


@pytest.mark.parametrize(("size", "is_read"), [(4_000_000, True), (4_000_001, False)])
def test_four_megabytes_are_read(size: int, is_read: bool, tmp_path: Path) -> None:
    file = tmp_path / "lab.py"
    file.write_bytes(b"#".ljust(size, b"-"))
    assert (text_of(file) is not None) is is_read
    if not is_read:
        with pytest.raises(UnreadableError, match=r"^lab.py is too large$"):
            parse(file, "lab.py", None)
