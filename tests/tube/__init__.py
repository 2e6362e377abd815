"""Tests of `tube`: the tolerant view of a tube."""

from __future__ import annotations

HELD_BY = {
    "context": ("tube/test_tube.py", "calls/test_calls.py"),
    "facts": ("tube/test_neighbours.py", "tube/test_dataflow.py"),
    "file_kind": ("tube/test_sniff.py", "discovery/test_walk.py"),
    "graph": ("tube/test_dataflow.py", "tube/test_flows.py"),
    "marks": ("calls/test_calls.py", "tube/test_features.py"),
    "misses": ("tube/test_flows.py",),
    "rhythm": ("tube/test_emission.py", "tube/test_flows.py"),
}
"""The tests of modules that have none of their own."""
