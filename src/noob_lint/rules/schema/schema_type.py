"""A value of the wrong kind: a list where a mapping belongs, a number where a text does.

noob refuses the tube.

Bad:
    nodes:
      a: {type: lab.read, params: [1, 2]}

Good:
    nodes:
      a: {type: lab.read, params: {x: 1, y: 2}}
"""

FIXES = "safe or unsafe"
