"""What a finding at the cursor is about: the summary of its rule, and why that matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noob_lint.diagnostics.addresses import page_of
from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.rules import rule_named
from noob_lint.rules.documentation import paragraphs
from noob_lint.server.features.actions import touches
from noob_lint.server.features.hover import Hover
from noob_lint.yaml.document import Document


def explain(found: Iterable[Diagnostic], document: Document, offset: int) -> Hover | None:
    """The rules of the findings at an offset of a document; None if there are none.

    A finding in a base is explained at `extends`, where it is shown.
    """
    near = [item for item in found if touches(item, document, offset, offset)]
    if not near:
        return None
    rules = dict.fromkeys(item.rule for item in near)
    own = [item.span for item in near if item.path == document.path]
    key = None if document.root is None else document.root.key("extends")
    spans = own or ([] if key is None else [key.span])
    span = min(spans, key=lambda one: one.end.offset - one.start.offset)
    return Hover("\n\n---\n\n".join("\n\n".join(_about(rule)) for rule in rules), span)


def _about(name: str) -> Iterator[str]:
    rule = rule_named(name)
    documentation = rule.documentation
    yield f"**{name}**: {' '.join(documentation.summary.split())}"
    yield from paragraphs(documentation.text)
    address = page_of(name)
    if address is not None:
        yield f"<{address}>"


def beside(hover: Hover | None, explained: Hover | None) -> Hover | None:
    """What is known of a name, and below it what is wrong there."""
    if hover is None or explained is None:
        return hover or explained
    return Hover(f"{hover.text}\n\n---\n\n{explained.text}", hover.span)
