"""What the tubes beside this name."""

import elsewhere
from noob import deinit_method, init_method, process_method


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


class Starts:
    @init_method
    def first(self) -> None: ...

    @init_method
    def second(self) -> None: ...

    @deinit_method
    def third(self) -> None: ...

    @deinit_method
    def fourth(self) -> None: ...

    def process(self) -> int:
        return 1


class Based(elsewhere.Base):
    @process_method
    def one(self) -> int:
        return 1

    @process_method
    def other(self) -> int:
        return 2
