SCALE = np.float64(2)


def show(frame: int) -> None:
    print(frame * SCALE)
