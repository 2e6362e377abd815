"""Validates a document against the tube schema of a spec version.

A tube that is plain needs no validator. jsonschema-rs tells in microseconds whether another is
valid, once it is loaded; only an invalid one needs jsonschema, which tells why, and the wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Protocol

from noob_lint.diagnostics.diagnostic import Report
from noob_lint.schema.data import Tables, steps, to_data
from noob_lint.schema.plain import is_plain
from noob_lint.schema.store import schema_text
from noob_lint.spec.names import SECTIONS
from noob_lint.spec.versions import SpecVersion
from noob_lint.yaml.document import Mapping


class _Validator(Protocol):
    def is_valid(self, instance: object) -> bool: ...

    def iter_errors(self, instance: object) -> Iterable[Any]: ...


@lru_cache(maxsize=8)
def quick_validator(edition: str) -> _Validator:
    """The validator that decides: jsonschema-rs, or jsonschema on platforms without its wheel."""
    try:
        import jsonschema_rs
    except ImportError:
        slow: _Validator = explaining_validator(edition)
        return slow
    return jsonschema_rs.Draft202012Validator(_schema(edition))


@lru_cache(maxsize=8)
def explaining_validator(edition: str) -> Any:
    """The jsonschema validator of the tube schemas called `edition`, such as ``1003``."""
    import json

    import jsonschema

    return jsonschema.Draft202012Validator(json.loads(_schema(edition)))


def _schema(edition: str) -> str:
    return schema_text(edition, "tube", plain=True)


def schema_reports(root: Mapping, version: SpecVersion) -> Iterator[Report]:
    """A report for each schema error of a tube, under the rule that it belongs to."""
    if is_plain(root, version):
        return
    data = to_data(root)
    if quick_validator(version.edition).is_valid(data):
        return
    from noob_lint.schema.errors import describe

    data = _refused_part(data, quick_validator(version.edition))
    errors = [*explaining_validator(version.edition).iter_errors(data)]
    told = {_where(error) for error in errors if not _is_conditional(error)}
    news = (one for one in errors if not (_is_conditional(one) and _where(one) in told))
    tables: Tables = {}
    # jsonschema iterates over additional properties in the order of their hashes
    for error in sorted(news, key=lambda error: steps(root, error.absolute_path, tables)):
        yield from describe(error, root, version)


def _where(error: Any) -> tuple[object, ...]:
    """What is wrong, and where: conditions repeat the types that are said without a condition."""
    return (error.validator, *error.absolute_path)


def _is_conditional(error: Any) -> bool:
    return not {"then", "else"}.isdisjoint(error.absolute_schema_path)


def _refused_part(data: Any, validator: _Validator) -> Any:
    """The data without the nodes, assets and inputs that the schema accepts.

    It judges each of them by itself, and jsonschema takes a hundred times as long as jsonschema-rs.
    """
    refused: dict[Any, set[Any]] = {}
    for error in validator.iter_errors(data):
        section, *inside = [*_path(error), None]
        refused.setdefault(section, set()).add(inside[0] if inside else None)
    kept = {}
    for name, value in data.items():
        entries = refused.get(name, set())
        is_section = name in SECTIONS and None not in entries
        kept[name] = {one: value[one] for one in value if one in entries} if is_section else value
    return kept


def _path(error: Any) -> list[Any]:
    """Where an error is, as either validator has it."""
    path = getattr(error, "instance_path", None)
    return list(error.absolute_path if path is None else path)
