"""A `scope` that does not exist.

An asset lives in scope `runner`, `process` or `node`; an input belongs to scope `tube` or
`process`. noob compares exactly, so case matters.

Bad:
    assets:
      store: {type: lab.Store, scope: Runner}
    nodes:
      a: {type: lab.show, depends: [assets.store]}

Good:
    assets:
      store: {type: lab.Store, scope: runner}
    nodes:
      a: {type: lab.show, depends: [assets.store]}
"""

FIXES = "safe or unsafe"
