"""The style sheet of the image: fonts, strokes, and colours for light and dark screens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"

_COLORS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "ground": ("#ffffff", "#0d1117"),
        "text": ("#1f2328", "#e6edf3"),
        "dim": ("#59636e", "#9198a1"),
        "box": ("#f6f8fa", "#161b22"),
        "border": ("#8c959f", "#656c76"),
        "wire": ("#6e7781", "#8b949e"),
        "error": ("#cf222e", "#ff7b72"),
        "warning": ("#8a5a00", "#d29922"),
        "info": ("#0969da", "#58a6ff"),
        "added": ("#116329", "#3fb950"),
        "changed": ("#6639ba", "#bc8cff"),
        "asset": ("#fff4e0", "#33261a"),
        "input": ("#e4f1ff", "#16263c"),
        "special": ("#f0e9ff", "#251f38"),
        "frame": ("#6639ba", "#a78bfa"),
        "badge": ("#ffffff", "#0d1117"),
    }
)
"""The colours on a light and on a dark ground; text has a contrast of at least 4.5 on both."""

_ORIGINS = (
    ("#0969da", "#58a6ff"),
    ("#1a7f37", "#3fb950"),
    ("#bc4c00", "#f0883e"),
    ("#bf3989", "#f778ba"),
    ("#1b7c83", "#39c5cf"),
    ("#9a6700", "#d29922"),
)
"""The colours of the other files that nodes come from, in turn."""

_RULES = """\
.bg{fill:GROUND}
text{fill:TEXT;font-family:FONT}
.name{font-size:13px;font-weight:600}
.type,.param,.carried,.state,.note,.heading{font-size:10.5px;fill:DIM}
.port,.message{font-size:11.5px}
.title{font-size:15px;font-weight:600}
.state,.m-error{fill:ERROR}
.m-warning{fill:WARNING}
.m-info{fill:INFO}
.box{fill:BOX;stroke:BORDER;stroke-width:1.2}
.asset .box{fill:ASSET}
.input .box{fill:INPUT}
.map .box,.gather .box,.return .box,.tube .box{fill:SPECIAL}
.open>.box{fill:GROUND}
.missing .box{fill:none;stroke:ERROR;stroke-dasharray:4 3}
.disabled .box{stroke-dasharray:2 3;fill:none}
.disabled .name,.disabled .port{fill:DIM}
.has-warning>.box{stroke:WARNING}
.has-error>.box,.stuck>.box{stroke:ERROR;stroke-width:1.8}
.dot{fill:WIRE}
.wire{fill:none;stroke:WIRE;stroke-width:1.4}
.tip{fill:WIRE}
.hit{fill:none;stroke:transparent;stroke-width:9}
.update .wire{stroke-dasharray:6 4}
.w-warning .wire{stroke:WARNING}
.w-warning .tip{fill:WARNING}
.never .wire,.w-error .wire{stroke:ERROR;stroke-dasharray:2 4}
.never .tip,.w-error .tip{fill:ERROR}
.cross{stroke:ERROR;stroke-width:2.4;fill:none}
.frame{fill:FRAME;fill-opacity:.06;stroke:FRAME;stroke-width:1.2;stroke-dasharray:7 4}
.frame-name{font-size:11.5px;fill:FRAME}
.badge{stroke:none}
.badge-text{font-size:10.5px;font-weight:700;fill:BADGE;text-anchor:middle}
.b-error{fill:ERROR}
.b-warning{fill:WARNING}
.b-info{fill:INFO}
.added>.box{stroke:ADDED;stroke-width:2.6}
.removed>.box{stroke:ERROR;stroke-width:2.6;stroke-dasharray:5 4}
.changed>.box{stroke:CHANGED;stroke-width:2.6}
.added .wire{stroke:ADDED;stroke-width:2.2}
.added .tip{fill:ADDED}
.removed .wire{stroke:ERROR;stroke-width:2.2;stroke-dasharray:5 4}
.removed .tip{fill:ERROR}
.changed .wire{stroke:CHANGED;stroke-width:2.2}
.changed .tip{fill:CHANGED}
.mark{font-size:10.5px;font-weight:700}
.added>.mark{fill:ADDED}
.removed>.mark{fill:ERROR}
.changed>.mark{fill:CHANGED}
.end{text-anchor:end}
.middle{text-anchor:middle}"""


def style(origins: int) -> str:
    """The style sheet, for both kinds of screens; it does not leak into a page around the image."""
    light = _scoped(_RULES, 0, origins)
    dark = _scoped(_RULES, 1, origins)
    return f"{light}\n@media (prefers-color-scheme:dark){{\n{dark}\n}}"


def _scoped(rules: str, screen: int, origins: int) -> str:
    """The rules with the colours of one kind of screen, for elements of the image only."""
    stripes = "".join(
        f"\n.origin-{number}{{fill:{_ORIGINS[number % len(_ORIGINS)][screen]}}}"
        for number in range(origins)
    )
    text = re.sub(
        r"[A-Z]{3,}", lambda found: _color(found[0], screen), rules.replace("FONT", _MARK) + stripes
    ).replace(_MARK, FONT)
    return "\n".join(_prefixed(line) for line in text.split("\n"))


_MARK = "\x00"


def _color(name: str, screen: int) -> str:
    return _COLORS[name.lower()][screen]


def _prefixed(line: str) -> str:
    selectors, _, body = line.partition("{")
    return ",".join(f".noob-lint-graph {one}" for one in selectors.split(",")) + "{" + body
