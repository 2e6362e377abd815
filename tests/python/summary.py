"""Answers as plain data, to be compared as a whole."""

from __future__ import annotations

from typing import Any

from noob_lint.python.answers import (
    Answer,
    Found,
    Method,
    Missing,
    Parameter,
    Signature,
    Slot,
    Unknown,
)

UNKNOWN = "?"

SAME_KIND = {
    "asset-class": "class",
    "async-context-manager": "function",
    "context-manager": "function",
    "instance": "function",
}
"""Kinds that noob does not tell apart when it looks at an object."""


def parameter(one: Parameter) -> str:
    """A parameter as it could be written: stars, slash for positional-only, default."""
    stars = {"var-positional": "*", "var-keyword": "**"}.get(one.kind, "")
    after = {"positional-only": "/", "keyword-only": "!"}.get(one.kind, "")
    return f"{stars}{one.name}{after}" + ("" if one.required or stars else "=")


def signature(found: Signature | Unknown | None) -> Any:
    if isinstance(found, Unknown):
        return UNKNOWN
    return None if found is None else [parameter(one) for one in found.parameters]


def slots(found: tuple[Slot, ...] | Unknown) -> Any:
    return UNKNOWN if isinstance(found, Unknown) else {one.name: one.required for one in found}


def methods(found: tuple[Method, ...] | Unknown) -> Any:
    if isinstance(found, Unknown):
        return UNKNOWN
    return [f"@{one.name}" if one.decorated else one.name for one in found]


def signals(found: Found) -> Any:
    return UNKNOWN if isinstance(found.signals, Unknown) else list(found.signals.names)


def summary(answer: Answer) -> dict[str, Any]:
    """The values that differ from the defaults, by name."""
    if isinstance(answer, Missing):
        nearest = list(answer.nearest)
        return {
            "missing": str(answer.lack),
            "name": answer.name,
            "of": answer.owner,
            "near": nearest,
        }
    if isinstance(answer, Unknown):
        return {"unknown": answer.reason}
    found = {
        "kind": str(answer.kind),
        "call": signature(answer.call),
        "signals": signals(answer),
        "slots": slots(answer.slots),
        "init": signature(answer.init),
        "process": methods(answer.process),
    }
    return {name: value for name, value in found.items() if value not in (None, [], {})}


def _as_inspected(found: Found) -> dict[str, Any]:
    """The part of the summary that `inspect` provides, which is all that noob uses."""
    read = summary(found)
    read["kind"] = SAME_KIND.get(read["kind"], read["kind"])
    if found.shown is not None:
        read["call"] = signature(found.shown)
    return read


def difference(answer: Answer, derived: dict[str, Any]) -> Any:
    """Where an answer and what noob derives are both known and differ."""
    read = summary(answer)
    if isinstance(answer, Unknown):
        return UNKNOWN
    if isinstance(answer, Missing):
        return None if derived["kind"] == "missing" else read
    read = _as_inspected(answer)
    of_class = () if read["kind"] == "node-class" else ("init",)
    different: dict[str, Any] = {}
    for key in ("kind", "signals", "slots", "call", *of_class):
        ours, theirs = read.get(key) or None, derived.get(key) or None
        if (
            key == "init"
            and answer.model is not None
            and answer.model.extra == "ignore"
            and isinstance(ours, list)
        ):
            ours = [one for one in ours if one != "**kwargs"]  # pydantic drops what they accept
        if key == "slots" and ours != UNKNOWN:
            theirs = _as_far_as_known(theirs, ours)
        if _agree(key, ours, derived):
            continue
        if ours == UNKNOWN and theirs is not None:
            different[key] = UNKNOWN
        elif ours not in (theirs, UNKNOWN):
            different[key] = (ours, theirs)
    names = (
        None if isinstance(answer.fields, Unknown) else [one.name for one in answer.fields or ()]
    )
    if names is not None and names != derived.get("fields", names):
        different["fields"] = (names, derived["fields"])
    return different


def _agree(key: str, ours: Any, derived: dict[str, Any]) -> bool:
    """Whether it is what a call has to fit, which noob does not ask for, or noob cannot tell."""
    other = {"call": "own", "init": "makers"}.get(key, "")
    return ours in derived.get(other, ()) or derived.get(key, ours) is None


def _as_far_as_known(slots: dict[str, Any] | None, ours: dict[str, Any] | None) -> Any:
    """The slots, leaving open whether they are required if that is unknown."""
    doubts = [name for name, required in (ours or {}).items() if required is None]
    return {name: None if name in doubts else slots[name] for name in slots} if slots else slots
