"""The code that the tubes in these fixtures name."""


class Outer:
    class Inner: ...
