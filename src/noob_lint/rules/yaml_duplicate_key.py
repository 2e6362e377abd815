"""A key, or the merge key `<<`, stands twice in one mapping.

noob refuses the file since release 1000. Before, the last one silently won.

Bad:
    nodes:
      a: {type: lab.read}
      a: {type: lab.show}

Good:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show}
"""
