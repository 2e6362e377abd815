"""The kinds of YAML files, and how to recognize files that are not tubes though they are named.

This must be quick, since it looks at every file that is named on the command line.
"""

from __future__ import annotations

from enum import Enum, auto

from noob_lint.spec.names import NOOB_MODEL


class FileKind(Enum):
    """What a YAML file is."""

    TUBE = auto()
    OTHER_MODEL = auto()
    """A file that noob loads as something other than a tube."""
    TEMPLATE = auto()
    """A text from which another program generates YAML."""
    OTHER = auto()


MOST_PARSED = 256 * 1024
"""The size in bytes above which a file is not parsed to find out what it is."""

_MODEL = b"noob_model"
_OWN_LINES = tuple(f"noob_model: {NOOB_MODEL}{end}".encode() for end in ("\n", "\r\n"))


def special_kind(data: bytes) -> FileKind | None:
    """Whether `data`, a file that would be linted, is a template or a file of another noob model.

    None if it is neither.
    """
    if len(data) > MOST_PARSED or not is_suspicious(data):
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    else:
        from noob_lint.tube.template import has_marks, is_template

        if has_marks(data) and is_template(text):
            return FileKind.TEMPLATE
    if _MODEL in data and _has_other_model(data, text):
        return FileKind.OTHER_MODEL
    return None


def is_suspicious(data: bytes) -> bool:
    """Whether a file is perhaps a template, or one of another noob model."""
    if b"{%" in data or b"{{" in data or b"{#" in data:
        return True
    return _MODEL in data and not any(line in data for line in _OWN_LINES)


def _has_other_model(data: bytes, text: str) -> bool:
    """Whether the header names another model, and the rest is not a tube either.

    noob loads any file as a tube if it is told to, whatever `noob_model` says.
    """
    from noob_lint.spec.names import is_other_model
    from noob_lint.tube.headless import has_tube_body
    from noob_lint.yaml.document import Mapping, Scalar
    from noob_lint.yaml.parser import parse

    root = parse(text).root
    if isinstance(root, Mapping):
        model = root.get("noob_model")
        if not isinstance(model, Scalar) or not model.is_text:
            return False
        return is_other_model(model.text) and not has_tube_body(root)
    lines = (line for line in data.splitlines() if line.startswith(_MODEL + b":"))
    line = next(lines, b"").decode("utf-8", "replace")
    return is_other_model(line.partition(":")[2].partition(" #")[0].strip(" \t\"'"))
