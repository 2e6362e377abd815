"""A `scope` that does not exist.

An asset lives in scope `runner`, `process` or `node`; an input belongs to scope `tube` or
`process`. noob compares exactly, so case matters.

Bad:
    assets:
      store: {type: set, scope: Runner}
    nodes:
      a: {type: list, depends: [assets.store]}

Good:
    assets:
      store: {type: set, scope: runner}
    nodes:
      a: {type: list, depends: [assets.store]}
"""
