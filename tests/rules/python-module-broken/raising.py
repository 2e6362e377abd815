def show(frame: int) -> None: ...


raise NotImplementedError("not written yet")
