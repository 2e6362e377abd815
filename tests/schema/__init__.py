"""Tests of `schema`: applying JSON Schemas, and the messages about their errors."""

from __future__ import annotations
