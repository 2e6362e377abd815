"""Writes tubes as one writes them for an older release: what only that one accepts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

from noob_lint.spec.versions import find_version


def styled(data: bytes, source: str, chance: Random) -> bytes:
    """A tube with some of what the release `source` accepts and others may not."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data
    name = find_version(source).name
    if name == "0.1":  # whose releases have no other scope
        text = re.sub(r"(type: l\w+\.\w+, scope: )(process|node)", r"\1runner", text)
    styles = _STYLES[name]
    for style in styles:
        if chance.random() < 0.5:
            text = style(text, chance)
    return text.encode()


def _unknown_key(text: str, _: Random) -> str:
    """A key at the top that noob ignores."""
    return f"{text.rstrip()}\nx_note:\n  by: us  # not for noob\n  - 1\n".replace("  - 1\n", "")


def _unknown_key_of_nodes(text: str, _: Random) -> str:
    """A key of each node that noob ignores."""
    return re.sub(
        r"^( +)(type: \w.*)$", r"\1\2\n\1note: |\n\1  for us\n\1  alone", text, flags=re.MULTILINE
    )


def _words(text: str, _: Random) -> str:
    """Booleans that only YAML 1.1 knows."""
    return re.sub(r": true\b", ": yes", re.sub(r": false\b", ": off", text))


def _octals(text: str, _: Random) -> str:
    """Numbers with a leading zero."""
    return re.sub(r"^( +\w+: )([1-7])$", r"\g<1>0\2", text, flags=re.MULTILINE)


def _sexagesimal(text: str, _: Random) -> str:
    """Numbers to the base 60."""
    return re.sub(r"^( +\w+: )([1-9][0-9])$", lambda m: f"{m[1]}0:{m[2]}", text, flags=re.MULTILINE)


def _twice(text: str, _: Random) -> str:
    """A key that is written twice."""
    more = r"\1type: builtins.dict\n\1\2"
    return re.sub(r"^( +)(type: \w.*)$", more, text, count=1, flags=re.MULTILINE)


def _list(text: str, _: Random) -> str:
    """`depends` of an asset, if any, as a list."""
    return re.sub(r"^(    depends: )(\w+\.\w+)$", r"\1[\2]", text, flags=re.MULTILINE)


def _nodeinfo(text: str, _: Random) -> str:
    """What noob itself writes into nodes."""
    head, mark, nodes = text.partition("\nnodes:")
    more = r"\1\2\n\1nodeinfo:\n\1  signals: [a]\n\1  slots: {}"
    return head + mark + re.sub(r"^( +)(type: \w.*)$", more, nodes, count=1, flags=re.MULTILINE)


def _flow_nodeinfo(text: str, _: Random) -> str:
    head, mark, nodes = text.partition("\nnodes:")
    more = r"{nodeinfo: {a: [1]}, type: \1"
    return head + mark + re.sub(r"\{type: (\w+\.[\w.]+)", more, nodes, count=1)


def _required(text: str, _: Random) -> str:
    """Inputs that say what holds anyway."""
    head, mark, rest = text.partition("\ninput:")
    section, gap, after = rest.partition("\nnodes:")
    if "\nassets:" in section or not gap:
        return text
    section = re.sub(r"^( +)(type: \w.*)$", r"\1\2\n\1required: true", section, flags=re.MULTILINE)
    return head + mark + section + gap + after


def _not_required(text: str, _: Random) -> str:
    """Inputs of a release that requires all of them."""
    return re.sub(r", required: (true|false)", "", text)


_EARLY: tuple[Callable[[str, Random], str], ...] = (
    _unknown_key,
    _unknown_key_of_nodes,
    _words,
    _octals,
    _sexagesimal,
    _twice,
    _list,
)
_STYLES: Mapping[str, tuple[Callable[[str, Random], str], ...]] = {
    "0.1": _EARLY,
    "1000": (_not_required,),
    "1001": (_required,),
    "1003": (_required, _nodeinfo, _flow_nodeinfo),
}
