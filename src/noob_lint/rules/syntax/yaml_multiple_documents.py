"""A second document starts in the file.

noob reads one tube from one file and refuses a file with several documents. Only the first document
is checked further.

Bad:
    nodes: {a: {type: lab.read}}
    ---
    nodes: {b: {type: lab.read}}

Good:
    nodes: {a: {type: lab.read}}
"""
