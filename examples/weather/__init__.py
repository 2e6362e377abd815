"""Callables that the example tubes name: a weather station, as short as it can be.

A tube's ``type`` is the dotted path of such a callable. What a callable emits is read by noob from
its return annotation, at run time: these modules must not postpone the evaluation of annotations.
"""
