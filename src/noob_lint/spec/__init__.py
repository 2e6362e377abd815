"""The data model of a tube, one module per spec version, and the table of versions.

The modules of the models (`v0_1`, `v1000`, ...) need pydantic; nothing that a lint run needs
imports them.
"""
