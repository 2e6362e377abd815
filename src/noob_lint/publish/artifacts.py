"""The published files (schemas, catalogue, manifest, changelog), and how they are kept consistent.

Released files are frozen by `lock`. The manifest gives users the same information, and is trusted
for the directory that it is in.
"""

from __future__ import annotations

import io
import json
import os
import posixpath
import tarfile
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Any

from noob_lint.publish import diff, lock, prose
from noob_lint.publish.lock import FLAVOURS, Files
from noob_lint.publish.render import MODELS, render, text_of
from noob_lint.schema import store
from noob_lint.spec.versions import VERSIONS, find_version
from noob_lint.support.atomic import write_file
from noob_lint.support.files import read_bytes

CATALOG = "catalog.json"
MANIFEST = "manifest.json"
CHANGELOG = "CHANGELOG.md"
CATALOG_SCHEMA = "https://json.schemastore.org/schema-catalog.json"


class FrozenError(Exception):
    """A released schema would change; each argument is a line that names one."""


def schemas(versions: Sequence[str]) -> Files:
    """The schemas of some spec versions: the newest from the models, the others as shipped.

    Raises:
        FrozenError: a released schema is missing.
    """
    files = {}
    for version in map(find_version, versions):
        for edition, plain, name in product(version.editions, FLAVOURS, store.NAMES):
            path = store.relative_path(edition, name, plain=plain)
            if edition == version.edition:
                files[path] = text_of(render(version.name, name, plain=plain))
                continue
            try:
                files[path] = store.schema_text(edition, name, plain=plain)
            except FileNotFoundError:
                raise FrozenError(f"{path}: missing, although it has a revision") from None
    return files


def shipped(versions: Sequence[str]) -> Files:
    """The schemas of some spec versions as shipped with this noob-lint; needs no models."""
    return {
        store.relative_path(edition, name, plain=plain): store.schema_text(
            edition, name, plain=plain
        )
        for version in map(find_version, versions)
        for edition, plain, name in product(version.editions, FLAVOURS, store.NAMES)
    }


def published(files: Files, base_url: str | None) -> Files:
    """The schemas of all versions, with their catalogue, manifest and changelog.

    With `base_url`, the address at which the directory is hosted, the ids of the schemas are
    addresses below it.
    """
    described = {**files, CATALOG: text_of(_catalog())}
    if base_url is not None:
        described = _with_addresses(described, base_url.rstrip("/"))
    return described | {MANIFEST: text_of(_manifest(described)), CHANGELOG: _changelog(files)}


def _with_addresses(files: Files, base_url: str) -> dict[str, str]:
    """The files with each id replaced by an address; quotes keep it from matching longer ids."""
    addresses = {
        store.schema_id(edition, name, plain=plain): store.relative_path(edition, name, plain=plain)
        for edition, plain, name in product(_editions(), FLAVOURS, store.NAMES)
    } | {store.CONFIG_SCHEMA_ID: store.CONFIG_SCHEMA}
    addressed = {}
    for path, text in files.items():
        for name, relative in addresses.items():
            text = text.replace(json.dumps(name), json.dumps(f"{base_url}/{relative}"))
        addressed[path] = text
    return addressed


def _editions() -> list[str]:
    return [edition for version in VERSIONS for edition in version.editions]


def _catalog() -> dict[str, Any]:
    """The catalogue of all schemas in the format of SchemaStore; their addresses are their ids."""
    entries: list[dict[str, Any]] = []
    for name, class_name in MODELS.items():
        entries.append(
            {
                "name": f"noob {name}",
                "description": prose.MODEL_TEXTS[class_name].replace("`", ""),
                **({"fileMatch": list(store.NAMED_TUBES)} if name == "tube" else {}),
                "url": store.schema_id(VERSIONS[-1].edition, name),
                "versions": {edition: store.schema_id(edition, name) for edition in _editions()},
            }
        )
    configuration = {
        "name": "noob-lint configuration",
        "description": "Configuration of noob-lint, which checks the tubes of noob.",
        "fileMatch": ["noob-lint.toml"],
        "url": store.CONFIG_SCHEMA_ID,
    }
    return {"$schema": CATALOG_SCHEMA, "version": 1, "schemas": [*entries, configuration]}


def _manifest(files: Files) -> dict[str, Any]:
    released = lock.releases()
    return {
        "version": 1,
        "versions": [
            {
                "version": edition,
                "noob": version.noob,
                "released": released[edition].date if edition in released else None,
                "sha256": {path: lock.checksum(files[path]) for path in lock.paths_of(edition)},
            }
            for version in VERSIONS
            for edition in version.editions
        ],
    }


def _changelog(files: Files) -> str:
    """The differences from each version of the tube schema to the next, newest first."""
    parts = [
        "# Changes of the tube format\n\nMade by `noob-lint schema diff` from the schemas of each "
        "spec version and the one before.\n"
    ]
    for old, new in reversed(list(pairwise(VERSIONS))):
        paths = [store.relative_path(version.edition, "tube", plain=True) for version in (old, new)]
        changes = diff.compare(*(json.loads(files[path]) for path in paths))
        words = diff.in_words(old.name, new.name, "tube", changes)
        parts.append(f"## {new.name} (noob {new.noob})\n\n```text\n{words}```\n")
    return "\n".join(parts)


def write_files(files: Files, directory: str, *, hosted: bool) -> None:
    """Write files below `directory`, each atomically, creating directories as needed.

    `hosted` files have their own addresses, so an existing manifest there does not apply to them.

    Raises:
        FrozenError: a released schema would change; nothing is written.
        OSError: a file or directory cannot be written.
    """
    frozen = [] if hosted else list(_thawed(files, directory))
    if frozen:
        raise FrozenError(*frozen)
    for relative, text in files.items():
        path = os.path.join(directory, *relative.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write_file(path, text.encode())


def check_frozen(files: Files) -> None:
    """Make sure that schemas, with the ids of the models, do not differ from the released ones.

    Raises:
        FrozenError: some do.
    """
    lines = list(lock.violations(files))
    if lines:
        raise FrozenError(*lines)


def drift(files: Files, directory: str, wanted: str = "the models", *, is_all: bool) -> list[str]:
    """A line for each file below `directory` that is missing, differs or should not exist.

    `wanted` says what the files are compared with. Unless they are all, only their own directories
    are looked at.
    """
    found = set(_json_files(directory))
    if not is_all:
        parents = set(map(posixpath.dirname, files))
        found = {path for path in found if posixpath.dirname(path) in parents}
    lines = [f"{path}: not made from any model" for path in found - set(files)]
    for path, text in files.items():
        file = os.path.join(directory, *path.split("/"))
        if not os.path.isfile(file):
            lines.append(f"{path}: missing")
        elif read_bytes(file) != text.encode():
            lines.append(f"{path}: differs from {wanted}")
    return sorted({*lines, *_thawed(files, directory)})


def _thawed(files: Files, directory: str) -> Iterator[str]:
    """A line for each file that is released according to the manifest but would change."""
    try:
        released = list(_released(os.path.join(directory, MANIFEST)))
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        yield f"{MANIFEST}: not as it was written, so nobody knows what is released: restore it"
        return
    for date, name, checksum in released:
        if name in files and lock.checksum(files[name]) != checksum:
            yield f"{name}: released on {date}, and may not change"


def _released(manifest: str) -> Iterator[tuple[str, str, str]]:
    """The date, path and checksum of each released file."""
    if os.path.isfile(manifest):
        for entry in json.loads(read_bytes(manifest))["versions"]:
            for path, checksum in entry["sha256"].items() if entry["released"] else ():
                yield entry["released"], path, checksum


def archive(files: Files, name: str) -> bytes:
    """A reproducible .tar.gz of the files, in a folder called `name`."""
    import gzip

    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for path in sorted(files):
            data = files[path].encode()
            member = tarfile.TarInfo(f"{name}/{path}")
            member.size, member.mode = len(data), 0o644
            tar.addfile(member, io.BytesIO(data))
    return gzip.compress(packed.getvalue(), mtime=0)


def _json_files(directory: str) -> Iterator[str]:
    for parent, _, names in os.walk(directory):
        for name in names:
            if name.endswith(".json"):
                yield os.path.relpath(os.path.join(parent, name), directory).replace(os.sep, "/")
