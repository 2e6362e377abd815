from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass
class Config:
    gain: float = 1.0
    log: list = field(default_factory=list)

    def scaled(self, value: float) -> float:
        return value * self.total()

    def total(self) -> float:
        return self.gain + len(self.log)

    def note(self, value: float) -> None:
        self.gain = value


@dataclass(frozen=True)
class Frozen:
    gain: float = 1.0


class Pair(NamedTuple):
    low: float = 1.0
    high: float = 2.0


def config() -> Config:
    return Config()


def pair() -> Pair:
    return Pair()


def reads(cfg: Config) -> float:
    for one in cfg.log:
        assert one
    return cfg.gain * 2 + len(cfg.log[0:1])


def calls(cfg: Config) -> float:
    return cfg.scaled(2) if cfg else 0.0


def sets(cfg: Config) -> None:
    cfg.gain = 2.0


def notes(cfg: Config) -> None:
    cfg.note(3.0)


def logs(cfg: Config) -> None:
    cfg.log.append(1)


def passes(cfg) -> object:
    return cfg


class Reader:
    def process(self, cfg: Config) -> float:
        return cfg.gain


def append(log: list) -> None:
    log.append(1)


def grow(log: list) -> None:
    log[0] = 1


def hides(log: list) -> int:
    def note(log: list) -> None:
        log.append(1)

    return len(log)


def count(log: list) -> int:
    return len(log) + log.count(1) + sum(x for x in log) + log.index(1)
