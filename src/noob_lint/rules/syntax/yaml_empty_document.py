"""The file is empty, or holds nothing but comments.

noob fails on it with an AttributeError that names neither the file nor the reason.

Bad:
    # nothing here yet

Good:
    nodes: {a: {type: lab.read}}
"""
