"""A string in `params`, or a default, looks like a reference but is not one.

In `params`, noob replaces `input.<id>` where it is the whole value, and nothing else: signals and
assets are passed through `depends`, and an input cannot be part of a longer string. The callable
gets the string as it is written. A `depends` inside `params` is reported too.

The name of a file or a host is not taken for a reference. Where the code shows which signals a node
emits, only those count. A block scalar that looks like the reference to an unknown input is
reported at level info.

Bad:
    nodes:
      count: {type: mypackage.count}
      double: {type: mypackage.double, params: {value: count.value}}

Good:
    nodes:
      count: {type: mypackage.count}
      double: {type: mypackage.double, depends: [value: count.value]}

Fix:
    Writes `input.<id>` where the spelling differs, as in `inputs.name`. Unsafe: the string may be
    meant as it is.

Options:
    The signals of a function or class are known only where its code can be read, which the settings
    `python` and `python-paths` decide.

Related:
    nested-input-reference, unknown-input, list-params-input-loop
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Edit, Effect, Finding, Fix, Severity
from noob_lint.rules.common import misplaced_depends
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import is_identifier, is_signal_reference
from noob_lint.support.similar import nearest
from noob_lint.tube.inputs import (
    PREFIX,
    ParamText,
    configured,
    default_chain,
    input_name,
    param_references,
    param_texts,
)
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Scalar, Sequence

RULE = Rule(
    "param-looks-like-reference",
    group="inputs",
    severity=Severity.WARNING,
    also=(Severity.INFO,),
    summary="a string that only looks like a reference",
    effect=Effect.REMARK,
    needs=frozenset({Mark.PARAMS, Mark.DEFAULT}),
    fixes="unsafe",
)


_ENDINGS = frozenset(
    (
        *("avi", "bin", "bmp", "csv", "db", "gif", "gz", "h5", "hdf5", "html", "ini", "jpeg"),
        *("jpg", "json", "log", "md", "mkv", "mov", "mp3", "mp4", "npy", "npz", "parquet", "pdf"),
        *("pkl", "png", "py", "svg", "tar", "tif", "tiff", "toml", "tsv", "txt", "wav", "xlsx"),
        *("xml", "yaml", "yml", "zip"),
    )
)
"""Endings of file names, which follow a dot but are not signals."""


def check(facts: Facts) -> Iterator[Finding]:
    """Look at the strings that noob passes as they are, and at the defaults of inputs."""
    for element in configured(facts.tube):
        depends = misplaced_depends(element)
        if depends is not None:
            if facts.code is None or facts.found(element) is None:  # else unknown-param reports it
                message = f"'depends' of {element.label} is inside 'params', so noob passes it as"
                yield Finding.at(depends, f"{message} a parameter: move it out of 'params'")
            continue
        for text in param_texts(element):
            if text.is_key or text.reference is not None:
                continue
            finding = _explain(facts, text, element.label)
            if finding is not None:
                yield finding
    yield from _defaults(facts)


def _explain(facts: Facts, text: ParamText, owner: str) -> Finding | None:
    tube = facts.tube
    scalar = text.scalar
    subject = f"{scalar.text.strip()!r} in 'params' of {owner} is passed as a string"
    if is_signal_reference(scalar.text):
        source, _, name = scalar.text.partition(".")
        if source in tube.node_keys and _may_emit(facts, source, name):
            return Finding.at(scalar, f"{subject}: pass a signal through 'depends'")
        if source == "assets" and name in tube.asset_keys:
            return Finding.at(scalar, f"{subject}: pass an asset through 'depends'")
    if input_name(scalar) is not None:
        return None  # nested-input-reference reports it
    name = scalar.text.strip().removeprefix(PREFIX)
    if scalar.style in {"|", ">"} and is_identifier(name) and PREFIX in scalar.text:
        message = f"{subject}: a block scalar ends in a newline, so it is not a reference"
        known = name in tube.input_keys
        return Finding.at(scalar, message, severity=None if known else Severity.INFO)
    return _explain_mention(facts, text, subject)


def _may_emit(facts: Facts, node: str, name: str) -> bool:
    """Whether a node emits a signal of about that name, as far as is known."""
    signals = facts.flow.signals(node) if node in facts.tube.nodes else None
    if signals is None:
        return name.lower() not in _ENDINGS
    return name in signals or nearest(name, signals) is not None


def _explain_mention(facts: Facts, text: ParamText, subject: str) -> Finding | None:
    """The finding for an input that is misspelt, or part of a longer string."""
    scalar = text.scalar
    if "input" not in scalar.text.lower():
        return None
    mentions = re.finditer(r"(?<![\w.])inputs?\.([^\W\d]\w*)", scalar.text, re.IGNORECASE)
    mention = next((one for one in mentions if one[1] in facts.tube.input_keys), None)
    if mention is None:
        return None
    reference = f"{PREFIX}{mention[1]}"
    if mention[0] == reference:
        message = f"{subject}: {reference!r} must be the whole value"
        return Finding.at(scalar, message)
    fix = None
    if mention[0] == scalar.text and text.is_resolved and not scalar.style:
        fix = Fix(f"write {reference}", (Edit(scalar.span, reference),), safe=False)
    message = f"{subject}: write {reference!r} for the input"
    return Finding.at(scalar, message, fix=fix)


def _defaults(facts: Facts) -> Iterator[Finding]:
    """Look for defaults that name an input; in list params, noob does replace them."""
    tube = facts.tube
    in_lists = {
        link
        for asset in tube.assets.values()
        if isinstance(asset.body.get("params"), Sequence)
        for name in param_references(tube, asset)
        for link in (name.text, *(link.text for link in default_chain(tube, name.text)))
    }
    for found in tube.inputs.values():
        default = found.body.get("default")
        name = input_name(default) if isinstance(default, Scalar) else None
        if name is not None and name.text in tube.input_keys and found.name not in in_lists:
            message = (
                f"default {name.scalar.text!r} of {found.label} is passed as a string: noob does "
                "not resolve references in defaults"
            )
            yield Finding.at(name.scalar, message)
