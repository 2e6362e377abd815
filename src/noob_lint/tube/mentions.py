"""The inputs and assets that the strings in a part of a tube mention."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from noob_lint.support.similar import nearest
from noob_lint.yaml.document import Node
from noob_lint.yaml.walk import scalars_below


def mentioned(nodes: Iterable[Node], source: str) -> set[str]:
    """The names for which a text in `nodes` speaks of ``input.<name>`` or ``assets.<name>``.

    Also where noob does not see a reference: whoever wrote it meant one, and another rule says that
    it is none, so the name must not be called unused besides. `source` is "input" or "asset".
    """
    pattern = re.compile(rf"(?<![\w.]){source}s?\.([^\W\d]\w*)", re.IGNORECASE)
    texts = (scalar.text for node in nodes for scalar in scalars_below(node))
    return {found[1] for text in texts for found in pattern.finditer(text)}


def likely_meant(used: Iterable[str], known: Collection[str]) -> set[str]:
    """The known names that misspelt ones were likely meant to be; another rule is about those."""
    near = (nearest(name, known) for name in used if name not in known)
    return {name for name in near if name is not None}
