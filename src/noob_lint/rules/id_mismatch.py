"""An explicit `id` differs from the key of its entry.

noob accepts it and then uses both: references are checked against the key, while the runner knows
the entry by its id. Nodes vanish, assets are not passed, or the first epoch fails.

Bad:
    nodes:
      a: {type: lab.read, id: b}

Good:
    nodes:
      a: {type: lab.read}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Edit, Finding, Fix, Related
from noob_lint.document import Mapping
from noob_lint.names import is_identifier
from noob_lint.tube import Element, Tube


def check(tube: Tube) -> Iterator[Finding]:
    """Compare explicit ids with their keys."""
    for element in tube.elements:
        explicit = element.text("id")
        if explicit is None or explicit.text == element.name or _is_alias(tube, element):
            continue
        if not is_identifier(explicit.text) or explicit.text in tube.version.reserved:
            continue  # it cannot be an id at all, which is another finding
        message = f"{element.label} has the id {explicit.text!r}: noob uses both names and mixes"
        fix = Fix(f"write {element.name}", (Edit(explicit.span, element.name),), safe=False)
        related = Related.at(element.key, "the key of the entry")
        finding = Finding.at(explicit, f"{message} them up; leave the id out", related, fix=fix)
        entry = element.body.by_name["id"]
        shared = entry.merge or (entry.alias and entry.alias.span)
        # what stands elsewhere may be right there
        yield finding._replace(span=shared, fix=None) if shared else finding


def _is_alias(tube: Tube, element: Element) -> bool:
    """Whether the whole entry is an alias, which yaml-aliased-spec is about."""
    entries = tube.merged.get(element.section)
    assert isinstance(entries, Mapping)  # the element stands in it
    return entries.by_name[element.name].alias is not None
