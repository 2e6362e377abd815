"""The keys that each spec version knows, for code that does not load the schemas.

A test compares them with the schemas.
"""

from __future__ import annotations

from noob_lint.spec.names import SECTIONS
from noob_lint.spec.versions import VERSIONS, SpecVersion


def known_keys(version: SpecVersion, section: str = "") -> frozenset[str]:
    """The keys of an entry of a section, or of the tube itself."""
    described = ("description",) if version.forbids_unknown_keys else ()
    if section == "nodes":
        stateful = ("stateful",) if version.stateful_nodes else ()
        nodeinfo = ("nodeinfo",) if version.ignores_nodeinfo else ()
        keys = ("id", "type", "depends", "params", "enabled", *stateful, *nodeinfo)
    elif section == "assets":
        keys = ("id", "type", "scope", "params", "depends")
    elif section == "input":
        default = ("default",) if version.input_defaults else ()
        required = ("required",) if version.optional_inputs else ()
        keys = ("id", "type", "scope", *default, *required)
    else:
        extends = ("extends",) if version.extends else ()
        keys = ("noob_id", "noob_model", "noob_version", *extends, *SECTIONS)
    return frozenset((*keys, *described))


def first_with(key: str, section: str = "") -> SpecVersion | None:
    """The first spec version that knows a key there, if any does."""
    return next((one for one in VERSIONS if key in known_keys(one, section)), None)
