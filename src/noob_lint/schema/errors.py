"""Turns schema errors into reports, under the rule that each belongs to.

jsonschema reports an `anyOf` as one error with all branches below it. `leaves` follows the branch
that was probably meant: the one whose type fits the value. Each leaf becomes a report, depending on
its keyword and on the field that it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from noob_lint.diagnostics.diagnostic import Finding, Related, Report
from noob_lint.schema import fixes, wording
from noob_lint.schema.data import find_entry, node_at
from noob_lint.schema.place import SECTION_FIELDS, ErrorPlace
from noob_lint.spec import names
from noob_lint.spec.names import SECTIONS
from noob_lint.spec.versions import SpecVersion
from noob_lint.support.similar import nearest
from noob_lint.yaml import edits
from noob_lint.yaml.document import Mapping, Node, Scalar
from noob_lint.yaml.scalars import Broken, as_boolean

_TYPE_NAMES = {
    "object": "a mapping",
    "array": "a list",
    "string": "a string",
    "boolean": "true or false",
}
"""What the schemas accept beside null, outside of what is only said to editors."""


def describe(error: Any, root: Mapping, version: SpecVersion) -> Iterator[Report]:
    """The reports for one `jsonschema.ValidationError` about the document `root`."""
    for leaf in leaves(error):
        path = tuple(leaf.absolute_path)
        node, key = node_at(root, path)
        if isinstance(node, Scalar) and isinstance(node.value, Broken):
            continue  # a syntax error, reported already
        place = ErrorPlace(path, node, key, root, version)
        if _is_for_editors(leaf, place):
            continue
        if "propertyNames" in leaf.absolute_schema_path:
            yield from _bad_key(leaf, place)
        else:
            yield from _KEYWORDS[leaf.validator](leaf, place)


def _is_for_editors(error: Any, place: ErrorPlace) -> bool:
    """Whether an error is about the params of a special node, which rules check more exactly."""
    return place.field in {"", "params"} and "then" in error.absolute_schema_path


def leaves(error: Any) -> Iterator[Any]:
    """The errors below `error`, along the branches that were probably meant."""
    if not error.context:
        yield error
        return
    branches: dict[int, list[Any]] = {}
    for child in error.context:
        branches.setdefault(child.relative_schema_path[0], []).append(child)
    fitting = [branch for branch in branches.values() if _type_fits(branch[0])]
    if not fitting:
        yield error
        return
    for child in fitting[0]:  # the branches of an `anyOf` differ in their types
        yield from leaves(child)


def _type_fits(error: Any) -> bool:
    """Whether the value has the type of the branch, so that `error` is about something else."""
    return bool(error.relative_path) or error.validator != "type"


def _report(rule: str, node: Node, message: str, **more: Any) -> Report:
    return Report(rule, Finding(node.span, message, path=node.source.path or None, **more))


# --- keys -----------------------------------------------------------------------------------------


def _bad_key(error: Any, place: ErrorPlace) -> Iterator[Report]:
    """An invalid name of a key: the id of an entry, or a slot."""
    entry = find_entry(place.node, error.instance)
    assert entry is not None  # the data has the names of the nodes
    if place.field == "depends":
        what, of = "slot", f" of {place.owner}"
        rules = ("slot-reserved", "depends-format")
    else:
        what, of = f"{SECTIONS[str(place.path[0])]} id", ""
        rules = ("id-reserved", "id-not-identifier")
    if not (isinstance(entry.key, Scalar) and entry.key.is_text):
        rule = rules[1] if of else "id-not-string"
        is_name = isinstance(entry.key, Scalar) and names.is_identifier(entry.key.text)
        fix = edits.quote(entry.key) if is_name else None
        yield _report(rule, entry.key, wording.not_a_name(what, entry.key, of), fix=fix)
    elif error.instance in place.version.reserved:
        yield _report(rules[0], entry.key, wording.reserved_name(what, error.instance, of))
    else:
        message, fix = wording.bad_identifier(what, error.instance, of), None
        if not of:
            section, reserved = str(place.path[0]), place.version.reserved
            fix = fixes.rename_entry(place.root, section, entry.key, reserved)
        yield _report(rules[1], entry.key, message, fix=fix)


def _unknown_keys(error: Any, place: ErrorPlace) -> Iterator[Report]:
    assert isinstance(place.node, Mapping)  # the keyword applies to mappings only
    known = error.schema["properties"]
    strays = {} if place.path else wording.strays(place.node)
    told = {id(key) for keys in strays.values() for key in keys}
    for entry in place.node.entries:
        key = entry.key
        if id(key) in told:
            continue  # mentioned in the finding for the empty section
        if isinstance(key, Scalar) and key.is_text and key.text in known:
            continue
        name = key.text if isinstance(key, Scalar) else None
        if place.section == "nodes" and name == "nodeinfo" and place.version.ignores_nodeinfo:
            continue  # noob removes it before it rejects unknown keys
        message = wording.unknown_key(key, place.owner, known, place.node)
        near = wording.meant(key, known, place.node)
        fix = edits.replace_text(key, near) if isinstance(key, Scalar) else None
        yield _report("schema-unknown-key", key, message, fix=fix)


def _missing_keys(error: Any, place: ErrorPlace) -> Iterator[Report]:
    assert isinstance(place.node, Mapping)  # the keyword applies to mappings only
    missing = [name for name in error.validator_value if name not in error.instance]
    if place.version.forbids_unknown_keys:
        keys = [entry.key for entry in place.node.entries]
        misspelt = {wording.meant(key, missing, place.node) for key in keys}
        missing = [name for name in missing if name not in misspelt]
    if missing:
        where = place.key or place.node
        yield _report("schema-missing-key", where, wording.missing_keys(place.owner, missing))


# --- values ---------------------------------------------------------------------------------------

_TYPE_RULES = {
    ("nodes", "depends"): "depends-format",
    ("assets", "depends"): "asset-depends-format",
    ("", "extends"): "extends-format",
    ("", "noob_id"): "header-id-format",
    ("", "noob_model"): "header-model",
    ("", "noob_version"): "header-version",
}
"""The rule for a value of the wrong type, where that is not `schema-type`."""

_EXPECTED = {
    ("", "nodes"): "a mapping of node ids to nodes",
    ("", "assets"): "a mapping of asset ids to assets",
    ("", "input"): "a mapping of input ids to inputs",
    ("", "extends"): "a list of tube ids or paths",
    ("", "noob_version"): "a quoted string such as '1003.0.2'",
    (
        "nodes",
        "depends",
    ): "'node.signal', or a list of 'node.signal' and 'slot: node.signal'",
    ("nodes", "params"): "a mapping of parameter names to values",
}


def _wrong_type(error: Any, place: ErrorPlace) -> Iterator[Report]:
    node = place.node
    if "enum" in error.schema or (
        isinstance(node, Scalar) and _is_taken_anyway(error, node, place)
    ):
        return
    if "then" in error.absolute_schema_path:
        yield _scope_of_depends(place)
        return
    where = (place.section, place.field)
    in_depends = place.field == "depends" and place.section == "nodes" and len(place.path) > 3
    if in_depends:
        rule, message = _bad_item(place)
    elif where == ("nodes", "depends") and isinstance(node, Mapping):
        rule = "depends-format"
        message = f"{place.label} is a mapping: write each slot as an item, '- slot: node.signal'"
    elif where == ("nodes", "enabled") and isinstance(node, Scalar) and node.is_text:
        rule, message = "enabled-format", _bad_enabled(place, node.text)
    elif isinstance(node, Scalar) and node.value is None and where in SECTION_FIELDS:
        rule = "schema-section-null"
        message = f"{place.label} is empty, which noob refuses: {_filling(place)}"
    else:
        rule = _TYPE_RULES.get(where, "schema-type")
        expected = _item(place) or _by_version(place) or _EXPECTED.get(where) or _expected(error)
        message = f"{place.label} must be {expected}, {wording.but(node)}{_quotes(expected, node)}"
    yield _report(rule, place.wrong, message, fix=fixes.right_type(place, _expected(error)))


def _filling(place: ErrorPlace) -> str:
    """The advice for an empty section."""
    below = wording.strays(place.root).get(place.field)
    if not below:
        return "write {} or remove the key"
    return f"indent its entries ({wording.listed((key.text for key in below), most=3)})"


def _scope_of_depends(place: ErrorPlace) -> Report:
    """The one condition of the schemas: an asset that depends on a signal has scope `runner`."""
    entry, _ = node_at(place.root, place.path[:2])
    assert isinstance(entry, Mapping)  # the condition applies to entries
    scope = entry.get("scope")
    assert isinstance(scope, Scalar)  # the condition depends on it
    message = wording.depends_scope(place.owner, scope.text)
    related = (Related.at(scope, "scope set here"),)
    fix = edits.replace_text(scope, "runner")
    return _report("asset-depends-scope", place.node, message, related=related, fix=fix)


def _is_taken_anyway(error: Any, node: Scalar, place: ErrorPlace) -> bool:
    """Whether noob accepts a value that its own schema rejects: coerced booleans, a null model."""
    if place.field == "noob_model":
        return node.value is None
    wanted = error.validator_value
    is_boolean = "boolean" in wanted or place.field == "enabled"
    return is_boolean and as_boolean(node.value) is not None


def _item(place: ErrorPlace) -> str | None:
    """What an item of a list of strings must be."""
    if not isinstance(place.path[-1], int):
        return None
    return "the id or path of a tube" if place.field == "extends" else "a 'node.signal' reference"


def _by_version(place: ErrorPlace) -> str | None:
    """What must be in a field for which the spec versions differ."""
    version = place.version
    match place.section, place.field:
        case "nodes", "enabled":
            return "true, false or 'input.<id>'" if version.enabled_reference else None
        case "assets", "params":
            more = "" if version.asset_depends_list else ", or a list of values"
            return f"{_EXPECTED['nodes', 'params']}{more}"
        case "assets", "depends" if version.asset_depends_list:
            return "a list of 'node.signal' references (noob <1000)"
        case "assets", "depends":
            since = " (noob >=1000)" if place.node.kind == "a list" else ""
            return f"one 'node.signal' reference{since}"
    return None


def _bad_item(place: ErrorPlace) -> tuple[str, str]:
    """A malformed item of a node's `depends`, or the value of a slot."""
    if isinstance(place.path[-1], str):
        message = f"{place.label} must be a 'node.signal' reference, {wording.but(place.node)}"
        return "signal-ref-format", message
    expected = "'node.signal' or 'slot: node.signal'"
    return "depends-format", f"{place.label} must be {expected}, {wording.but(place.node)}"


def _expected(error: Any) -> str:
    if error.validator == "anyOf":
        types = [branch.get("type") for branch in error.validator_value]
    else:
        wanted = error.validator_value
        types = [wanted] if isinstance(wanted, str) else list(wanted)
    words = [_TYPE_NAMES[name] for name in types if name in _TYPE_NAMES]
    return " or ".join(dict.fromkeys(words))


def _quotes(expected: str, node: Node) -> str:
    """The advice for a plain scalar where a string is expected."""
    is_plain = isinstance(node, Scalar) and not node.style and node.tag is None
    is_value = is_plain and node.kind in {"a boolean", "a number", "a date"}
    return ": quote it" if is_value and expected == _TYPE_NAMES["string"] else ""


def _bad_enabled(place: ErrorPlace, text: str) -> str:
    return wording.bad_enabled(place.owner, text, references=place.version.enabled_reference)


def _not_in_enum(error: Any, place: ErrorPlace) -> Iterator[Report]:
    options = error.validator_value
    text = place.node.text if isinstance(place.node, Scalar) else ""
    near = nearest(text, options)
    hint = f": did you mean {near!r}?" if near else ""
    is_text = isinstance(place.node, Scalar) and place.node.is_text
    but = f"not {text!r}" if is_text and len(text) <= 40 else wording.but(place.node)
    choices = f"{', '.join(map(repr, options[:-1]))} or {options[-1]!r}"
    fix = None
    if near is not None:
        assert isinstance(place.node, Scalar)  # nothing else can have text
        is_sure = near.casefold() == text.strip().casefold()
        fix = edits.replace_text(place.node, near, safe=is_sure)
    message = f"{place.label} must be {choices}, {but}{hint}"
    yield _report("schema-enum", place.wrong, message, fix=fix)


def _wrong_size(_error: Any, place: ErrorPlace) -> Iterator[Report]:
    assert isinstance(place.node, Mapping)  # the keyword applies to mappings only
    if not place.node.entries:
        message = f"{place.label} is an empty mapping: write 'slot: node.signal'"
        yield _report("depends-format", place.wrong, message)
        return
    first, second = place.node.entries[0].key, place.node.entries[1].key
    message = (
        f"{place.label} has more than one slot: write each 'slot: node.signal' as its own item"
    )
    related = (Related.at(first, "item starts here"),)
    fix = edits.split_item(place.node, safe=True)
    yield _report("depends-format", second, message, related=related, fix=fix)


# --- patterns and conditions ----------------------------------------------------------------------


def _bad_text(_error: Any, place: ErrorPlace) -> Iterator[Report]:
    """A string that does not have the format of its field."""
    assert isinstance(place.node, Scalar)  # the keyword applies to strings only
    text = place.node.text
    where = (place.section, place.field)
    if place.field == "id":
        rule, message = _bad_id(text, place)
    elif place.section and place.field == "type":
        rule, message = "type-format", wording.bad_type(place.section, place.owner, text)
    elif where == ("nodes", "depends"):
        rule, message = "signal-ref-format", wording.bad_reference(place.owner, text, place.root)
    elif where == ("assets", "depends"):
        rule, message = "asset-depends-format", wording.bad_reference(place.owner, text, place.root)
    elif place.field == "enabled":
        rule, message = "enabled-format", _bad_enabled(place, text)
    elif place.field == "noob_id":
        rule, message = "header-id-format", wording.BAD_NOOB_ID.format(text)
    else:
        rule, message = "header-model", wording.bad_model(text)
    yield _report(rule, place.wrong, message, fix=fixes.right_text(place, place.node))


def _bad_id(text: str, place: ErrorPlace) -> tuple[str, str]:
    of = f" of {place.owner}"
    if text in place.version.reserved:
        return "id-reserved", wording.reserved_name("id", text, of)
    return "id-not-identifier", wording.bad_identifier("id", text, of)


_KEYWORDS: dict[str, Callable[[Any, ErrorPlace], Iterator[Report]]] = {
    "additionalProperties": _unknown_keys,
    "required": _missing_keys,
    "type": _wrong_type,
    "anyOf": _wrong_type,
    "enum": _not_in_enum,
    "minProperties": _wrong_size,
    "maxProperties": _wrong_size,
    "pattern": _bad_text,
}
