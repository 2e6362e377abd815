"""Builds the documentation as a static site: ``make site``.

Everything comes from what stands elsewhere: README.md and `docs/`, the docstrings of the rules, and
the schemas. Nothing that is generated here is committed.
"""
