"""The file is larger than any tube, so it is not read.

noob-lint reads files of up to 10 MiB. The largest known tubes have some kilobytes; a file beyond
the limit is usually data that ended in the wrong place, and data belongs beside a tube.

Bad:
    (a file of more than 10 MiB)

Good:
    nodes: {a: {type: lab.read}}
"""
