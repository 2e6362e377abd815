"""An anchor that no alias refers to.

It does nothing, and a reader looks in vain for what it is for. Often it is left over, or the alias
was written as something else.

Bad:
    nodes:
      a: &reader {type: mypackage.read}

Good:
    nodes:
      a: {type: mypackage.read}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Edit, Finding, Fix
from noob_lint.document import Anchor
from noob_lint.span import Source, Span
from noob_lint.tube import Tube


def check(tube: Tube) -> Iterator[Finding]:
    """Compare the anchors with the aliases; the one of a `noob_id` is another rule's."""
    if "yaml-undefined-alias" in tube.reported:
        return  # it may be the one that was meant
    document = tube.document
    used = {alias.target.anchor for alias in document.aliases}
    tube_id = tube.root.get("noob_id")
    for node in document.anchors:
        anchor = node.anchor
        if anchor is None or anchor in used or node is tube_id:
            continue
        edit = Edit(_removal(document.source, anchor), "")
        message = f"nothing refers to the anchor '&{anchor.name}': drop it"
        fix = Fix(f"drop &{anchor.name}", (edit,), safe=True)
        yield Finding(document.source.span(anchor.start, anchor.end), message, fix=fix)


def _removal(source: Source, anchor: Anchor) -> Span:
    """The anchor with the blanks behind it, or before it at the end of a line."""
    text = source.text
    start, end = anchor.start, anchor.end
    while text[end : end + 1] in {" ", "\t"}:
        end += 1
    if text[end : end + 1] in {"", "\r", "\n"}:
        while text[start - 1 : start] in {" ", "\t"}:
            start -= 1
    return source.span(start, end)
