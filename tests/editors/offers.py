"""What is offered at each stage of writing a tube, and the result of accepting it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from noob_lint import Settings, Severity, lint_text
from tests.editors.accepting import accepted
from tests.editors.server import Server
from tests.editors.stages import Stage, stages

OF_THE_SERVER = "- (array item) "
"""How the labels begin that the server makes of a list's type: an empty item, also in brackets."""

UNFINISHED = {
    "gather-missing-value",
    "map-missing-value",
    "schema-missing-key",
    "tube-node-input-missing",
}
"""Rules that say what else has to be written."""

PLACEHOLDER = "depends on node 'node', which does not exist"
"""What is wrong with a placeholder in a tube that has no node `node`."""


class Offer(NamedTuple):
    """An item: its label, the text after accepting it, and the errors that this adds."""

    label: str
    text: str
    errors: tuple[str, ...]


class Offered(NamedTuple):
    """What is offered at a stage, in the order of an editor."""

    stage: Stage
    offers: tuple[Offer, ...]


def offered(server: Server, version: str, *, wide: bool = False) -> Iterator[Offered]:
    """Accept everything that the server offers at each stage of a tube of a spec version.

    `wide` indents by four spaces rather than two.
    """
    for stage in stages(version):
        if wide:
            text = re.sub("^ +", lambda blanks: blanks[0] * 2, stage.text, flags=re.MULTILINE)
            stage = stage._replace(text=text)
        before = _errors(stage.text.replace("|", ""), version)
        before |= _errors(stage.text.replace("|", stage.innocent), version)
        offers = []
        for item in server.items(stage.text):
            text = accepted(stage.text, item)
            more = _errors(text, version) - before
            offers.append(Offer(item["label"], text, tuple(sorted(more))))
        yield Offered(stage, tuple(offers))


def _errors(text: str, version: str) -> Counter[str]:
    """The errors of a tube, except those about what has not been written yet."""
    found = lint_text(text, path="<tube>", settings=Settings(noob_version=version))
    return Counter(
        f"{one.rule}: {one.message}"
        for one in found
        if one.severity is Severity.ERROR and not _is_unfinished(one.rule, one.message)
    )


def _is_unfinished(rule: str, message: str) -> bool:
    if rule == "tube-node-missing-tube":
        return "does not say which tube" in message
    return rule in UNFINISHED or PLACEHOLDER in message


def lines(results: Iterator[Offered]) -> Iterator[str]:
    """A line for each stage with the labels in order; those in parentheses add an error."""
    for stage, offers in results:
        labels = (f"({one.label})" if one.errors else one.label for one in offers)
        yield f"{stage.name:<45} {' | '.join(labels)}".rstrip() + "\n"
