"""Tests of `reporters`: the formats of reports."""

from __future__ import annotations

HELD_BY = {
    "inert": ("test_hostile.py",),
    "checkstyle": ("reporters/test_formats.py", "reporters/test_services.py"),
    "concise": ("reporters/test_formats.py", "reporters/test_services.py"),
    "full": ("reporters/test_formats.py", "reporters/test_services.py"),
    "github": ("reporters/test_formats.py", "reporters/test_services.py"),
    "gitlab": ("reporters/test_formats.py", "reporters/test_services.py"),
    "grouped": ("reporters/test_formats.py", "reporters/test_services.py"),
    "json": ("reporters/test_formats.py", "reporters/test_services.py"),
    "json_lines": ("reporters/test_formats.py", "reporters/test_services.py"),
    "jsonlist": ("reporters/test_formats.py", "reporters/test_services.py"),
    "junit": ("reporters/test_formats.py", "reporters/test_services.py"),
    "places": ("reporters/test_services.py", "reporters/test_python_places.py"),
    "protocol": ("reporters/test_formats.py", "reporters/test_services.py"),
    "rdjson": ("reporters/test_formats.py", "reporters/test_services.py"),
    "sarif": ("reporters/test_formats.py", "reporters/test_services.py"),
    "statistics": ("cli/test_output.py",),
    "xml": ("reporters/test_formats.py", "reporters/test_services.py"),
}
"""The tests of modules that have none of their own."""
