"""A slot has a name that noob keeps for itself.

A parameter that is called `assets`, `input`, `meta` or `tube` cannot be wired by keyword: wire it
by position, or rename it.

Bad:
    nodes:
      a: {type: dict}
      b: {type: list, depends: [input: a.value]}

Good:
    nodes:
      a: {type: dict}
      b: {type: list, depends: [a.value]}
"""
