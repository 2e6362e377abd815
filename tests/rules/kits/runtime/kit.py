"""Asset classes that derive from noob-lint's own Asset, here as much of it as a class shows."""

from noob.asset import Asset as NoobAsset

from noob_lint.runtime import Asset


class Shelf(Asset):
    def init(self) -> None:
        self.obj = []


class Rack(Shelf):
    pass


class Drawer(NoobAsset):
    def init(self) -> None:
        self.obj = []
