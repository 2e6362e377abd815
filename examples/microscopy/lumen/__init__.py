"""A fluorescence microscope and what is done with its images: the code that the tubes name.

It needs numpy. What a callable emits is read by noob from its return annotation, at run time: these
modules must not postpone the evaluation of annotations.
"""
