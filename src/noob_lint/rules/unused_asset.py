"""No node uses an asset.

noob makes the object all the same (unless its scope is `node`), and nobody gets it.

Bad:
    assets:
      cache: {type: dict, scope: runner}
    nodes:
      a: {type: mypackage.read}

Good:
    assets:
      cache: {type: dict, scope: runner}
    nodes:
      a: {type: mypackage.read, depends: [cache: assets.cache]}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Finding
from noob_lint.names import is_id
from noob_lint.texts import mentions
from noob_lint.tube import Tube


def check(tube: Tube) -> Iterator[Finding]:
    """Compare the assets with the references of all nodes, disabled ones included."""
    if tube.is_open("nodes"):
        return
    used = {reference.signal.text for _, reference in tube.references("assets")}
    nodes = tube.merged.get("nodes")
    for name, asset in tube.assets.items():
        if not is_id(name, tube.version.reserved):
            continue  # nothing can refer to it, which is another finding
        if name not in used and not (nodes and mentions([nodes], "assets", name)):
            message = f"{asset.label} is not used: let a node depend on 'assets.{name}', or drop it"
            yield Finding.at(asset.key, message)
