"""A tube with its context: other tubes, the code behind it, and how it comes to run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.support.values import NamedTuple
from noob_lint.tube.rhythm import Rhythm
from noob_lint.tube.tube import Base, Child, Element, Tube

if TYPE_CHECKING:
    from noob_lint.python.answers import Answer, Broken, Found
    from noob_lint.python.body import Body
    from noob_lint.python.code import Code


class Activation(NamedTuple):
    """How surely noob builds and runs a tube.

    A tube written inline in a node (`is_inline`) may never be built, because the node is disabled,
    and need not run when it is built.
    """

    is_built: bool = True
    runs: bool = True
    is_inline: bool = False


ALONE = Activation()
"""The activation of a tube that somebody runs on its own."""


def _unknown(_child: Child, _signal: str) -> None:
    """Answers that nothing is known of what a child returns."""


class TubeContext:
    """A tube with its context; none of it changes.

    `reported` holds the findings of the stages before the rules, by rule id. `bases` and `children`
    (by node) hold the verdicts on those tubes. `twins` are the other files of the project with the
    same id, as seen from its root; `is_named` tells whether a tube of the project extends or nests
    that id. `project_code` is the Python within reach of the project, None where none is read.
    `returned` tells how often a child returns a value for a signal, None if that is not sure.
    """

    def __init__(
        self,
        tube: Tube,
        *,
        project_code: Code | None = None,
        reported: Mapping[str, list[Finding]] = MappingProxyType({}),
        bases: tuple[Base, ...] = (),
        children: Mapping[str, Child] = MappingProxyType({}),
        twins: tuple[str, ...] = (),
        is_named: bool = False,
        activation: Activation = ALONE,
        returned: Callable[[Child, str], Rhythm | None] = _unknown,
    ) -> None:
        self.tube = tube
        self.project_code = project_code
        self.reported = reported
        self.bases = bases
        self.children = children
        self.twins = twins
        self.is_named = is_named
        self.activation = activation
        self._returned = returned

    def known_child(self, name: str) -> Tube | None:
        """The tube in node `name`, if noob loads it and every tube that it extends is known."""
        child = self.children.get(name)
        return None if child is None else child.known_tube

    def returned(self, name: str, signal: str) -> Rhythm | None:
        """How often the tube in the node `name` surely returns a value for a signal of the node.

        None where noob does not load it, or not all of it is known.
        """
        child = self.children.get(name)
        known = None if child is None else child.known_tube
        return None if child is None or known is None else self._returned(child, signal)

    @cached_property
    def code(self) -> Code | None:
        """The code that types name; None if no code is read, or none of it is within reach."""
        code, tube = self.project_code, self.tube
        if code is None:
            return None
        paths = (one.path for one in (*tube.nodes.values(), *tube.assets.values()))
        return code if any(path is not None and code.reaches(path) for path in paths) else None

    def answer(self, element: Element) -> Answer | None:
        """What the `type` of a node or asset names.

        None if it is malformed or special, or if no code is read.
        """
        if self.code is None or element.path is None:
            return None
        return self.code.look_up(element.path)

    def broken(self, element: Element) -> Broken | None:
        """Why noob cannot import the module of the `type`, if it surely cannot."""
        if self.code is None or element.path is None:
            return None
        return self.code.broken(element.path)

    def found(self, element: Element) -> Found | None:
        """What the `type` names, if it could be read."""
        if self.code is None:
            return None
        from noob_lint.python.answers import Found

        answer = self.answer(element)
        return answer if isinstance(answer, Found) else None

    def body(self, element: Element) -> Body | None:
        """What the body of the function shows that noob runs for a node or asset.

        None where it cannot be read, or is not a Python function.
        """
        if self.code is None or element.path is None:
            return None
        return self.code.body(element.path)
