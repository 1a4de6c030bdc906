"""The exercises of chapter 13."""

import math
from collections.abc import Callable

from nnlesson.practice.old_exercise import Exercise

START, RATE, SLOPES, SHARE = 2.0, 0.3, (5.0, -1.0), 0.5  # of the paper exercise


def _two_places(divisor: Callable[[int], float], sign: float = -1.0) -> list[float]:
    """Walk two steps of Adam with both shares 1/2, the averages divided by `divisor` of the step's number."""
    place, mean, square, places = START, 0.0, 0.0, []
    for number, slope in enumerate(SLOPES, start=1):
        mean = SHARE * mean + (1.0 - SHARE) * slope
        square = SHARE * square + (1.0 - SHARE) * slope**2
        place += sign * RATE * (mean / divisor(number)) / math.sqrt(square / divisor(number))
        places.append(place)
    return places


def _grown(number: int) -> float:
    return 1.0 - SHARE**number


TWO_STEPS = Exercise(
    truth=lambda: _two_places(_grown),
    cases=[()],
    slips={
        "you divided by 1 − β at both steps; it is 1 − β to the power of the step's number": lambda: _two_places(
            lambda _: 1.0 - SHARE
        ),
        "your averages are not corrected; divide each by 1 − β to the power of the step's number": lambda: _two_places(
            lambda _: 1.0
        ),
        "you went with the slope; a step goes against it": lambda: _two_places(_grown, sign=1.0),
        "that is rate times slope, a plain step; Adam divides by the root of the mean square": lambda: [0.5, 0.8],
        "each of your steps knows only its own slope; the averages keep a half of what they were": lambda: [1.7, 2.0],
        "the second slope is below 0, but the mean of both is still above": lambda: [1.7, 1.8],
    },
)


def _moved(parameters: list, velocities: list, gradients: list, rate: float, share: float) -> tuple[list, list]:
    """Take one step with momentum, right."""
    kept = [share * v - rate * g for v, g in zip(velocities, gradients, strict=True)]
    return [p + v for p, v in zip(parameters, kept, strict=True)], kept


def _one_state(parameters: list, velocities: list, gradients: list, rate: float, share: float) -> tuple[list, list]:
    """Let all parameters share one velocity, one after the other."""
    v, moved, kept = velocities[0], [], []
    for p, g in zip(parameters, gradients, strict=True):
        v = share * v - rate * g
        moved.append(p + v)
        kept.append(v)
    return moved, kept


def _first_for_all(parameters: list, velocities: list, gradients: list, rate: float, share: float) -> tuple[list, list]:
    return _moved(parameters, [velocities[0]] * len(parameters), gradients, rate, share)


def _forgets(parameters: list, velocities: list, gradients: list, rate: float, _share: float) -> tuple[list, list]:
    return _moved(parameters, velocities, gradients, rate, 0.0)


def _late(parameters: list, velocities: list, gradients: list, rate: float, share: float) -> tuple[list, list]:
    _, kept = _moved(parameters, velocities, gradients, rate, share)
    return [p + v for p, v in zip(parameters, velocities, strict=True)], kept


def _only_parameters(*given: object) -> list:
    return _moved(*given)[0]


def _uphill(parameters: list, velocities: list, gradients: list, rate: float, share: float) -> tuple[list, list]:
    return _moved(parameters, velocities, [-g for g in gradients], rate, share)


def _weakened(parameters: list, velocities: list, gradients: list, rate: float, share: float) -> tuple[list, list]:
    return _moved(parameters, velocities, [(1.0 - share) * g for g in gradients], rate, share)


def _of_pytorch(parameters: list, velocities: list, gradients: list, rate: float, share: float) -> tuple[list, list]:
    kept = [share * v + g for v, g in zip(velocities, gradients, strict=True)]
    return [p - rate * v for p, v in zip(parameters, kept, strict=True)], kept


MOMENTUM = Exercise(
    truth=_moved,
    cases=[
        ([1.0, 2.0], [0.0, 0.0], [3.0, -4.0], 0.1, 0.9),
        ([1.0, 2.0, -1.0], [0.5, -0.25, 0.125], [2.0, 0.0, -4.0], 0.1, 0.8),
    ],
    slips={
        "all parameters share one velocity; each needs its own": _one_state,
        "every parameter uses the velocity of the first; each needs its own": _first_for_all,
        "the old velocity is forgotten, so these are plain steps; keep a share of it": _forgets,
        "you move by the old velocity; find the new one first, then move by it": _late,
        "return the new velocities too, or the next step cannot know them": _only_parameters,
        "you go uphill; the slope is subtracted": _uphill,
        "you take only a part of the slope, 1 − share; here it counts in full": _weakened,
        "this is another form: your velocity does not hold the rate, and has the other sign": _of_pytorch,
    },
    otherwise=lambda _: (
        "answer with two lists, the new parameters and the new velocities; if yours are two lists, work out parameter "
        "1.0 with the velocity 0.5 and the slope 2.0 by hand, at the rate 0.1 and the share 0.8"
    ),
)

EXERCISES = [TWO_STEPS, MOMENTUM]


def check_adam_steps(first: float | None, second: float | None) -> None:
    """Judge the paper exercise "Adam's first step" of chapter 13.

    Built in chapter 13.

    Parameters
    ----------
    first, second : float or None
        Where the parameter is after one step, and after two. Three digits after the point are enough.

    Examples
    --------
    >>> check_adam_steps(first=0.5, second=0.8)
    Not yet: that is rate times slope, a plain step; Adam divides by the root of the mean square.
    """
    if first is None or second is None:
        print("Not yet: put your numbers in the place of None.")
        return
    if isinstance(first, str) or isinstance(second, str):
        print("Not yet: write numbers without quotation marks.")
        return
    try:
        answers = [float(first), float(second)]
    except (TypeError, ValueError, OverflowError):
        print("Not yet: write one number for each of the two places.")
        return
    known = [TWO_STEPS.truth, *TWO_STEPS.slips.values()]
    near = next((places() for places in known if _close(answers, places())), answers)
    print(TWO_STEPS.verdict(lambda: near))


def _close(answers: list[float], places: list[float]) -> bool:
    """Say whether two answers are these places, as far as three digits tell."""
    return all(abs(answer - place) <= 0.001 for answer, place in zip(answers, places, strict=True))


def check_momentum(momentum: Callable[[list, list, list, float, float], tuple[list, list]]) -> None:
    """Judge the exercise "write momentum" of chapter 13.

    Built in chapter 13.

    Parameters
    ----------
    momentum : callable
        The reader's function: takes parameters, velocities and slopes (three lists), the learning rate and the share
        that is kept; answers with the new parameters and the new velocities.

    Examples
    --------
    >>> check_momentum(lambda parameters, velocities, gradients, rate, share: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    """
    print(MOMENTUM.verdict(momentum))
