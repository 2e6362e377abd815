"""The result cache: results of earlier runs of ``check``, used while nothing has changed since.

A result is used only if everything that it depends on is as it was: the interpreter and noob-lint,
the settings, the files and directories that were read, and the absence of those that were not
found. A run that finds all results in the cache imports none of what it takes to make one. What
cannot be read or written, is damaged, or comes from another machine is ignored without a word.
"""
