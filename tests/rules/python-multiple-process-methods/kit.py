"""What the tubes beside this name."""

from noob import process_method


class Two:
    @process_method
    def one(self) -> int:
        return 1

    @process_method
    def other(self) -> int:
        return 2


class One:
    @process_method
    def one(self) -> int:
        return 1

    def process(self) -> int:
        return 2
