"""What pydantic's root models take: one value, called ``root``, or keywords that make one."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from noob_lint.python.answers import NOTHING_KNOWN, Annotation, Parameter, ParameterKind, TypeForm
from noob_lint.python.describe.field_calls import Said, said_by, typed
from noob_lint.python.describe.model_parts import Config, converted_by
from noob_lint.python.models import Model
from noob_lint.python.resolve.classes import ROOT_MODEL
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import Class, inside
from noob_lint.python.types.annotations import Annotations
from noob_lint.python.types.parametrised import NOTHING, Filled

NAME = "root"
_CLOSED = frozenset(
    f"builtins.{one}"
    for one in ("int", "float", "bool", "str", "bytes", "list", "tuple", "set", "frozenset")
) | {"None", "typing.Literal"}
"""Types for which pydantic accepts neither a dictionary nor that there is no value."""

_UNREAD = Annotation("", NOTHING_KNOWN, postponed=False)


class RootModels:
    """Reads root models."""

    def __init__(self, resolver: Resolver, annotations: Annotations) -> None:
        self._resolver = resolver
        self._annotations = annotations

    def of(
        self, own: list[Class], config: Config, filled: Mapping[str, Filled]
    ) -> tuple[tuple[Parameter, ...], Model]:
        """The only field of a root model, and what it does with other keys.

        `own` are its bases that have source, the model itself first; `filled` is what their type
        variables stand for. Raises `UnreadError` where unknown.

        The constructor takes keywords other than ``root`` for the value, as a dictionary.
        """
        converted = converted_by(own, self._resolver)
        annotation, said = self._root(own, filled)
        annotation = typed(annotation, said, converted.has(NAME))
        is_closed = _is_closed(annotation.form)
        root = Parameter(
            NAME,
            ParameterKind.POSITIONAL_OR_KEYWORD,
            said.required and is_closed,
            said.text,
            annotation,
            place=annotation.place,
        )
        extra = "forbid" if is_closed else "allow"
        return (root,), Model(extra, config.accepts, is_root=True)

    def _root(self, own: list[Class], filled: Mapping[str, Filled]) -> tuple[Annotation, Said]:
        """The type of the value, and what its field says."""
        for owner in own:
            given = filled.get(owner.canonical, NOTHING)
            for node in reversed(owner.node.body):
                if isinstance(node, ast.AnnAssign) and _is_root(node.target):
                    return self._field(owner, node.annotation, node.value, given)
            for base in owner.node.bases:
                if isinstance(base, ast.Subscript):
                    made = self._resolver.evaluate(base.value, owner.context)
                    if made == ROOT_MODEL:
                        return self._field(owner, base.slice, None, given)
        return _UNREAD, Said()

    def _field(
        self, owner: Class, annotation: ast.expr, value: ast.expr | None, given: Filled
    ) -> tuple[Annotation, Said]:
        said = said_by(annotation, value, inside(owner), self._resolver)
        found = given.applied(self._annotations.of(annotation, inside(owner)))
        return found._replace(place=owner.context.module.place(annotation)), said


def _is_root(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == NAME


def _is_closed(form: TypeForm) -> bool:
    """Whether pydantic surely accepts no dictionary for a type, and needs a value."""
    if form.quoted or (form.name == "typing.Annotated" and form.limits is None):
        return False
    if form.name in ("typing.Annotated", "typing.Union"):
        return all(map(_is_closed, form.arguments))
    return form.name in _CLOSED
