"""The exercises of the page "better-steps"."""

import numpy as np

from nnlesson.practice.exercise import Case, CodeExercise, PaperExercise
from nnlesson.practice.kinds import Function, Number, Numbers, Pair

check_adam_steps = PaperExercise(
    id="adam",
    task="A weight is at 2, the first slope is 5, the second is −1: where is it after one step of Adam with the rate "
    "0.3 and both shares 0.5, and where after two?",
    answers=dict.fromkeys(("first", "second"), Number(within=0.001)),
    blank="your numbers",
    truth=(1.7, 1.6),
    slips={
        "you divided by 1 − β at both steps; it is 1 − β to the power of the step's number": (
            1.7,
            1.7 - 0.3 * 1.5 / 13.5**0.5,
        ),
        "your averages are not corrected; divide each by 1 − β to the power of the step's number": (
            2 - 0.3 * 2.5 / 12.5**0.5,
            2 - 0.3 * 2.5 / 12.5**0.5 - 0.3 * 0.75 / 6.75**0.5,
        ),
        "you went with the slope; a step goes against it": (2.3, 2.4),
        "that is rate times slope, a plain step; Adam divides by the root of the mean square": (0.5, 0.8),
        "each of your steps knows only its own slope; the averages keep a half of what they were": (1.7, 2.0),
        "the second slope is below 0, but the mean of both is still above": (1.7, 1.8),
    },
    otherwise="at least one number is wrong. Work it out again, one step at a time",
)

Row = list[float]


def _momentum(parameters: Row, velocities: Row, gradients: Row, rate: float, share: float) -> tuple[Row, Row]:
    kept = [share * v - rate * g for v, g in zip(velocities, gradients, strict=True)]
    return [p + v for p, v in zip(parameters, kept, strict=True)], kept


def _one_state(parameters: Row, velocities: Row, gradients: Row, rate: float, share: float) -> tuple[Row, Row]:
    v, moved, kept = velocities[0], [], []
    for p, g in zip(parameters, gradients, strict=True):
        v = share * v - rate * g
        moved.append(p + v)
        kept.append(v)
    return moved, kept


def _late(parameters: Row, velocities: Row, gradients: Row, rate: float, share: float) -> tuple[Row, Row]:
    _, kept = _momentum(parameters, velocities, gradients, rate, share)
    return [p + v for p, v in zip(parameters, velocities, strict=True)], kept


def _of_pytorch(parameters: Row, velocities: Row, gradients: Row, rate: float, share: float) -> tuple[Row, Row]:
    kept = [share * v + g for v, g in zip(velocities, gradients, strict=True)]
    return [p - rate * v for p, v in zip(parameters, kept, strict=True)], kept


def _drawn(rng: np.random.Generator) -> Case:
    n = int(rng.integers(1, 5))
    return *(rng.integers(-4, 5, (3, n)) / 2).tolist(), float(rng.choice([0.1, 0.5])), float(rng.choice([0, 0.5, 0.9]))


check_momentum = CodeExercise(
    id="momentum",
    task="Write a function that takes a list of parameters, the velocity of each, the slope of each, the learning rate "
    "and the share that is kept, and answers with two lists: the new parameters and the new velocities.",
    answers={"momentum": Function()},
    truth=_momentum,
    returns=Pair(Numbers(), Numbers(), "two lists, the new parameters and the new velocities"),
    cases=[
        ([1.0, 2.0], [0.0, 0.0], [3.0, -4.0], 0.1, 0.9),
        ([1.0, 2.0, -1.0], [0.5, -0.25, 0.125], [2.0, 0.0, -4.0], 0.1, 0.8),
    ],
    draw=_drawn,
    slips={
        "all parameters share one velocity; each needs its own": _one_state,
        "every parameter uses the velocity of the first; each needs its own": (
            lambda p, v, g, rate, share: _momentum(p, [v[0]] * len(p), g, rate, share)
        ),
        "the old velocity is forgotten, so these are plain steps; keep a share of it": (
            lambda p, v, g, rate, _: _momentum(p, v, g, rate, 0.0)
        ),
        "you move by the old velocity; find the new one first, then move by it": _late,
        "return the new velocities too, or the next step cannot know them": lambda *case: _momentum(*case)[0],
        "you go uphill; the slope is subtracted": lambda p, v, g, rate, share: _momentum(p, v, g, -rate, share),
        "you take only a part of the slope, 1 − share; here it counts in full": (
            lambda p, v, g, rate, share: _momentum(p, v, g, (1.0 - share) * rate, share)
        ),
        "this is another form: your velocity does not hold the rate, and has the other sign": _of_pytorch,
    },
    otherwise=lambda *_: (
        "work out parameter 1.0 with the velocity 0.5 and the slope 2.0 by hand, at the rate 0.1 and the share 0.8"
    ),
)
