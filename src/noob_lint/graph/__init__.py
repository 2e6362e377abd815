"""Pictures of tubes: what is in one, where it is drawn, and the formats that show it.

`reading` turns a tube and its findings into a `picture.Picture`, which `compare` can merge with
another one, and `layout` places it. Each format is one module with one pure function from a picture
to a string. Nothing here prints, or knows the command line.
"""
