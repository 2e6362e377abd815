"""Accepts what yaml-language-server offers, as an editor does: snippets, indentation, commit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Json = Mapping[str, Any]

_PART = re.compile(
    r"""
      \\(?P<escaped>[\\$}|,])
    | \$(?P<bare>\d+)
    | \$\{(?P<empty>\d+)\}
    | \$\{(?P<choice>\d+)\|(?P<choices>(?:\\.|[^|\\])*)\|\}
    | \$\{(?P<number>\d+):(?P<text>(?:\\.|[^}\\$])*)\}
    """,
    re.VERBOSE,
)


def accepted(marked: str, item: Json) -> str:
    """The text after accepting `item`, which is offered at the mark ``|`` in `marked`, unchanged.

    Placeholders keep their text, and the first of several choices is taken. Lines after the first
    are indented like the line they are inserted into, as in VS Code, Neovim and Helix.
    """
    before, _, after = marked.partition("|")
    text = before + after
    start, end = _span(before, text, item)
    line = text.rfind("\n", 0, start) + 1
    indent = re.match(r"[ \t]*", text[line:start])
    assert indent is not None  # it matches nothing, too
    new: str = item["textEdit"]["newText"] if "textEdit" in item else item["insertText"]
    if item.get("insertTextFormat") == 2:
        new = expanded(new)
    return text[:start] + new.replace("\n", "\n" + indent[0]) + text[end:]


def _span(before: str, text: str, item: Json) -> tuple[int, int]:
    """What is replaced: what the edit says, else the word before the mark."""
    if "textEdit" not in item:
        word = re.search(r"[\w.-]*$", before)
        assert word is not None  # it matches nothing, too
        return word.start(), len(before)
    span = item["textEdit"]["range"]
    return _offset(text, span["start"]), _offset(text, span["end"])


def _offset(text: str, position: Json) -> int:
    """The offset of a position; beyond the end of a line is at its end, as the protocol says."""
    *before, line = text.split("\n")[: position["line"] + 1]
    return sum(len(one) + 1 for one in before) + min(int(position["character"]), len(line))


def expanded(snippet: str) -> str:
    """The text of a snippet with its tab stops left unchanged."""
    texts: dict[str, str] = {}
    for match in _PART.finditer(snippet):
        if match["number"]:
            texts.setdefault(match["number"], _unescaped(match["text"]))
        elif match["choice"]:
            first = re.split(r"(?<!\\),", match["choices"])[0]
            texts.setdefault(match["choice"], _unescaped(first))

    def text_of(match: re.Match[str]) -> str:
        if match["escaped"]:
            return match["escaped"]
        number = match["bare"] or match["empty"] or match["choice"] or match["number"]
        return texts.get(number, "")

    return _PART.sub(text_of, snippet)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
