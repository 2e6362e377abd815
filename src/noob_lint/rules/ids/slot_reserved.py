"""A slot has a name that noob keeps for itself.

A parameter that is called `assets`, `input`, `meta` or `tube` cannot be wired by keyword: wire it
by position, or rename it.

Bad:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: [input: a.value]}

Good:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: [a.value]}
"""
