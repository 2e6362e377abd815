"""Rewrites tubes for another spec version, with everything kept that is not about the version.

`steps` has the differences between versions, one module each. `migrate` is a pure function that
takes one document through them; `judge` compares what the linter says before and after, so that
anything that no step knows about is still noticed. Nothing here writes files or prints.
"""
