"""The inputs and assets that the strings in a part of a tube mention."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from noob_lint.support.similar import nearest
from noob_lint.yaml.document import Node
from noob_lint.yaml.walk import scalars_below


def mentioned(nodes: Iterable[Node], source: str) -> set[str]:
    """The names that a string in `nodes` mentions as ``input.<name>`` or ``assets.<name>``.

    Strings that noob does not take for references count too: the author meant one and another rule
    reports it, so the name must not be reported as unused as well. `source` is "input" or "asset".
    """
    pattern = re.compile(rf"(?<![\w.]){source}s?\.([^\W\d]\w*)", re.IGNORECASE)
    texts = (scalar.text for node in nodes for scalar in scalars_below(node))
    return {found[1] for text in texts for found in pattern.finditer(text)}


def likely_meant(used: Iterable[str], known: Collection[str]) -> set[str]:
    """The known names that misspelt ones probably stand for; another rule reports those."""
    near = (nearest(name, known) for name in used if name not in known)
    return {name for name in near if name is not None}
