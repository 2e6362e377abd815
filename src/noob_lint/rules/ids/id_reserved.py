"""A node, asset or input has a name that noob keeps for itself.

Reserved are `assets`, `input` and `meta`, and since release 1000 `tube`. noob refuses the tube.

Bad:
    nodes:
      tube: {type: lab.read}

Good:
    nodes:
      child_tube: {type: lab.read}
"""
