"""`noob_version` is no text.

YAML reads `1003` and `1.10` as numbers, which noob refuses: put the version in quotes.

Bad:
    noob_version: 1.10
    nodes: {a: {type: dict}}

Good:
    noob_version: '1.10'
    nodes: {a: {type: dict}}
"""
