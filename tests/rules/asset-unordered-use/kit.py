"""What the tubes beside this name."""


class Config:
    gain: int = 1


def sets(cfg: Config) -> None:
    cfg.gain = 2


def reads(cfg: Config) -> int:
    return cfg.gain


def returns(cfg: Config) -> Config:
    return cfg
