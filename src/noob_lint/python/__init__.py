"""What a ``type:`` names, read from source: nothing is imported or run.

`sources.Sources` is the only way in; what it answers is in `model`.
"""
