"""Findings about values that an alias refers to, with their anchors."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from collections.abc import Mapping as MappingType

from noob_lint.diagnostics.diagnostic import Edit, Finding, Related
from noob_lint.yaml.document import Document, Mapping, Node, Scalar, Sequence

Role = tuple[str | None, ...]
"""The keys that lead to a value, with None for the id of an entry and for the items of a list."""

_MOST_ALIASES = 1000
"""With more aliases there are no fixes: each would have to be compared with all of them."""


def with_anchors(document: Document, findings: list[Finding]) -> list[Finding]:
    """The findings of one rule; those about an alias also show its anchor.

    A finding at the anchor itself is not repeated for each of its aliases. A fix that would change
    what an alias refers to elsewhere is removed, or is not safe.
    """
    targets = {
        (alias.start, alias.end): alias.target
        for alias in document.aliases
        if isinstance(alias.target, Scalar)
    }
    own = {None, document.path}
    told = sorted(_offsets(finding) for finding in findings if finding.path in own)
    kept = []
    for finding in findings:
        target = targets.get(_offsets(finding)) if finding.path in own else None
        if target is None:
            kept.append(_with_fix_for_all(document, finding, told))
            continue
        number = bisect_left(told, (target.start,))  # at most that of the alias
        if told[number][1] > target.end:
            related = Related.at(target, "the anchor of this alias")
            kept.append(finding._replace(related=(*finding.related, related)))
    return kept


def _offsets(finding: Finding) -> tuple[int, int]:
    return finding.span.start.offset, finding.span.end.offset


def _with_fix_for_all(
    document: Document, finding: Finding, told: Collection[tuple[int, int]]
) -> Finding:
    """The finding with a fix that suits every use of the anchors that it edits, or without one."""
    fix = finding.fix
    if fix is None or finding.path not in {None, document.path}:
        return finding
    if len(document.aliases) > _MOST_ALIASES:
        return finding._replace(fix=None)
    touched = [one for one in document.aliases if any(_is_in(one.target, it) for it in fix.edits)]
    for alias in touched:
        if isinstance(alias.target, Scalar) and (alias.start, alias.end) not in told:
            return finding._replace(fix=None)
    if touched:
        roles = _roles(document.root)
        if any(roles.get(one.start) != roles.get(one.target.start) for one in touched):
            return finding._replace(fix=fix._replace(safe=False))
    return finding


def _is_in(node: Node, edit: Edit) -> bool:
    return node.start <= edit.span.start.offset and edit.span.end.offset <= node.end


def _roles(root: Node | None) -> MappingType[int, Role]:
    """The roles of the values and aliases of a document, by their offsets."""
    roles: dict[int, Role] = {}
    pending: list[tuple[Node | None, Role]] = [(root, ())]
    while pending:
        node, role = pending.pop()
        if isinstance(node, Sequence):
            inside = (item for item in node.items if item.start > node.start)  # not behind an alias
            pending += ((item, (*role, None)) for item in inside)
        for entry in node.entries if isinstance(node, Mapping) else ():
            name = entry.key.text if isinstance(entry.key, Scalar) else None
            inner = (*role, None if len(role) == 1 else name)
            if entry.merge is not None:
                roles[entry.merge.start.offset] = role
            elif entry.alias is not None:
                roles[entry.alias.start] = inner
            else:
                roles[entry.value.start] = inner
                pending.append((entry.value, inner))
    return roles
