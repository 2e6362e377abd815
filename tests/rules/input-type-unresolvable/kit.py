"""What the tubes beside this name."""


class Outer:
    class Inner: ...
