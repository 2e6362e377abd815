"""The location and the text of the published schemas.

In a checkout they are in `schemas/` at its root, in an installed package beside the modules. This
is imported on every start, so it imports next to nothing.
"""

from __future__ import annotations

import os.path

from noob_lint.support.files import read_text

NAMES: tuple[str, ...] = (
    "asset-specification",
    "asset",
    "wrap-class-asset",
    "wrap-func-asset",
    "node-specification",
    "input-specification",
    "tube",
)
"""The names of the schemas of every spec version."""

CONFIG_SCHEMA = "noob-lint.schema.json"
"""The file name of the schema of the configuration, which does not depend on a spec version."""
CONFIG_SCHEMA_ID = "urn:noob-lint:schema:noob-lint"
"""Its `$id`."""


NAMED_TUBES = ("*.tube.yaml", "*.tube.yml")
"""The patterns of public catalogues, for files that are tubes by their name."""

TUBE_FILES = (*NAMED_TUBES, "**/tubes/**/*.yaml", "**/tubes/**/*.yml")
"""The default patterns of the settings of a project, where a directory says it as well."""


def schemas_directory() -> str:
    """The directory of the published schemas."""
    package = _package()
    if is_installed():
        return os.path.join(package, "schemas")
    return os.path.join(os.path.dirname(os.path.dirname(package)), "schemas")


def is_installed() -> bool:
    """Whether the schemas were shipped in the package, rather than made from the models here."""
    return os.path.isdir(os.path.join(_package(), "schemas"))


def _package() -> str:
    return os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def relative_path(version: str, name: str, *, plain: bool = False) -> str:
    """The path of a schema in the directory, with slashes."""
    return f"{'plain/' if plain else ''}{version}/{name}.schema.json"


def schema_id(version: str, name: str, *, plain: bool = False) -> str:
    """The `$id` of a schema."""
    return f"urn:noob-lint:schema:{'plain:' if plain else ''}{version}:{name}"


def schema_path(version: str, name: str, *, plain: bool = False) -> str:
    """The file of a schema; `version` is an edition of a spec version, `name` one of `NAMES`.

    A `plain` schema says the same without the keywords that only editors know: for strict
    validators, for code generators, and for the linter.
    """
    return os.path.join(schemas_directory(), *relative_path(version, name, plain=plain).split("/"))


def config_schema_path() -> str:
    """The file of the schema of the configuration."""
    return os.path.join(schemas_directory(), CONFIG_SCHEMA)


def schema_text(version: str, name: str, *, plain: bool = False) -> str:
    """The text of a schema.

    Raises:
        FileNotFoundError: there is no such version or name.
    """
    return read_text(schema_path(version, name, plain=plain))
