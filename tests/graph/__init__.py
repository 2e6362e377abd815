"""Tests of `graph`: pictures of tubes."""

from __future__ import annotations

HELD_BY: dict[str, tuple[str, ...]] = {
    "cells": ("graph/test_drawn.py", "graph/test_layout.py"),
    "columns": ("graph/test_drawn.py", "graph/test_layout.py"),
    "compare": ("graph/test_formats.py", "graph/test_command.py"),
    "data": ("graph/test_formats.py",),
    "dot": ("graph/test_formats.py", "graph/test_escaping.py"),
    "elements": ("graph/test_formats.py",),
    "findings": ("graph/test_formats.py",),
    "levels": ("graph/test_drawn.py", "graph/test_layout.py"),
    "measure": ("graph/test_drawn.py", "graph/test_layout.py"),
    "mermaid": ("graph/test_formats.py", "graph/test_escaping.py"),
    "page": ("graph/test_html.py",),
    "picture": ("graph/test_formats.py",),
    "reading": ("graph/test_formats.py",),
    "style": ("graph/test_formats.py",),
    "svg": ("graph/test_drawn.py", "graph/test_formats.py", "graph/test_escaping.py"),
    "wires": ("graph/test_formats.py",),
    "words": ("graph/test_formats.py",),
}
"""The tests of modules that have none of their own."""
