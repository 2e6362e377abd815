"""What replaces the type variables of generic classes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from noob_lint.python.answers import Annotation, TypeForm
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import Class, Special, inside
from noob_lint.python.types.annotations import Annotations
from noob_lint.python.types.forms import VARIABLE, filled

_DECLARES = Special("typing.Generic")


class Filled(NamedTuple):
    """Types for the type variables of a class, by name, and how they are written."""

    forms: Mapping[str, TypeForm] = MappingProxyType({})
    texts: Mapping[str, str] = MappingProxyType({})

    def applied(self, annotation: Annotation) -> Annotation:
        """An annotation in the class, with the types in the place of the variables."""
        form = filled(annotation.form, self.forms)
        if form == annotation.form:
            return annotation
        text = re.sub(r"\w+", lambda name: self.texts.get(name[0], name[0]), annotation.text)
        return annotation._replace(text=text, form=form)


NOTHING = Filled()


class Parametrised:
    """Reads the brackets after the bases of classes."""

    def __init__(self, resolver: Resolver, annotations: Annotations) -> None:
        self._resolver = resolver
        self._annotations = annotations

    def of(self, owner: Class) -> dict[str, Filled]:
        """What the type variables of the bases of a class stand for, by canonical name."""
        found: dict[str, Filled] = {owner.canonical: NOTHING}
        pending = [owner]
        while pending:
            one = pending.pop()
            for base, given in self._bases(one, found[one.canonical]):
                known = found.get(base.canonical)
                if known is None:
                    found[base.canonical] = given
                    pending.append(base)
                elif known not in (given, NOTHING):  # it is a base twice, with different types
                    found[base.canonical] = NOTHING
                    pending.append(base)
        return found

    def _bases(self, owner: Class, own: Filled) -> Iterator[tuple[Class, Filled]]:
        for node in owner.node.bases:
            plain = node.value if isinstance(node, ast.Subscript) else node
            base = self._resolver.evaluate(plain, inside(owner))
            if isinstance(base, Class):
                yield base, self._given(node, base, owner, own)

    def _given(self, node: ast.expr, base: Class, owner: Class, own: Filled) -> Filled:
        if not isinstance(node, ast.Subscript):
            return NOTHING
        parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        names = self._variables(base)
        if len(names) != len(parts) or any(isinstance(one, ast.Starred) for one in parts):
            return NOTHING
        given = [own.applied(self._annotations.of(one, inside(owner))) for one in parts]
        if any(one.form.quoted for one in given):
            return NOTHING
        forms = {name: one.form for name, one in zip(names, given, strict=True)}
        return Filled(forms, {name: one.text for name, one in zip(names, given, strict=True)})

    def _variables(self, owner: Class) -> tuple[str, ...]:
        """The names of the type variables of a class, in order."""
        own = tuple(one.name for one in getattr(owner.node, "type_params", ()))
        if own:
            return own
        subscripts = [one for one in owner.node.bases if isinstance(one, ast.Subscript)]
        for node in subscripts:
            if self._resolver.evaluate(node.value, owner.context) == _DECLARES:
                return self._names(node.slice, owner)
        names = [name for node in subscripts for name in self._names(node.slice, owner)]
        return tuple(dict.fromkeys(names))

    def _names(self, node: ast.expr, owner: Class) -> tuple[str, ...]:
        found = [one for one in ast.walk(node) if isinstance(one, ast.Name | ast.Attribute)]
        found.sort(key=lambda one: (one.lineno, one.col_offset))
        forms = [self._annotations.form(one, owner.context) for one in found]
        return tuple(str(one.values[0]) for one in forms if one.name == VARIABLE)
