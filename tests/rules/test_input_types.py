"""Types of inputs, where it is known what is installed."""

from __future__ import annotations

import sys

import pytest

from noob_lint import Settings, lint_text

TUBE = """\
noob_id: t
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes: {a: {type: print, depends: [input.x]}}
input: {x: {type: TYPE, scope: process}}
"""


SHORT = ["cv", "da", "dd", "dt", "jnp", "np", "nx", "pd", "pl", "plt", "sns", "sp", "tf", "xr"]
"""What people call modules; somebody who writes that means a type anyway."""


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("no.such.Type", "'type' of input 'x': module 'no' does not exist"),
        ("jso.JSONDecoder", "'type' of input 'x': module 'jso' does not exist"),
        ("json.decodr.X", "'type' of input 'x': 'json' has no module 'decodr'"),
        *((f"{name}.Thing", None) for name in SHORT),
        ("pd.core.frame.DataFrame", None),
        ("Path", None),
        ("json.JSONDecoder", None),
        ("json.decoder.JSONDecoder", None),
    ],
)
def test_what_is_installed_is_known(kind: str, message: str | None) -> None:
    settings = Settings(python=sys.prefix, noob_version="1003")
    found = lint_text(TUBE.replace("TYPE", kind), path="t.yaml", settings=settings)
    said = [(one.rule, one.message.partition(";")[0]) for one in found]
    assert said == ([] if message is None else [("input-type-unresolvable", message)])
