"""The document is a list or a single value, where a tube is a mapping.

noob fails on it with an AttributeError that names neither the file nor the reason.

Bad:
    - type: lab.read

Good:
    nodes: {a: {type: lab.read}}
"""
