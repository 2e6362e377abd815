"""`extends` is not a list of tube ids or paths.

noob refuses a single text, and items that are no texts.

Bad:
    extends: base
    nodes: {a: {type: lab.read}}

Good:
    extends: [base]
    nodes: {a: {type: lab.read}}
"""

FIXES = "safe or unsafe"
