"""A key, or the merge key `<<`, stands twice in one mapping.

noob refuses the file since release 1000. Before, the last one silently won.

Bad:
    nodes:
      a: {type: dict}
      a: {type: list}

Good:
    nodes:
      a: {type: dict}
      b: {type: list}
"""
