"""Answers to "write numerical_gradient", each with the slip that its docstring names."""

# ruff: noqa: RET503  # these are slips


def up_only(function, parameters, step):
    """you nudge to one side only; nudge up, then down, and compare these two"""
    start = function(parameters)
    slopes = []
    for i in range(len(parameters)):
        up = parameters.copy()
        up[i] += step
        slopes.append((function(up) - start) / step)
    return slopes


def half_the_distance(function, parameters, step):
    """you divide by `step`, but the two points are 2 * step apart"""
    slopes = []
    for i in range(len(parameters)):
        up, down = parameters.copy(), parameters.copy()
        up[i] += step
        down[i] -= step
        slopes.append((function(up) - function(down)) / step)
    return slopes


def the_rise(function, parameters, step):
    """you do not divide; a slope is the rise divided by how far the two points are apart"""
    slopes = []
    for i in range(len(parameters)):
        up, down = parameters.copy(), parameters.copy()
        up[i] += step
        down[i] -= step
        slopes.append(function(up) - function(down))
    return slopes


def no_brackets(function, parameters, step):
    """`/ 2 * step` divides by 2 and then multiplies by step; write `/ (2 * step)`"""
    slopes = []
    for i in range(len(parameters)):
        up, down = parameters.copy(), parameters.copy()
        up[i] += step
        down[i] -= step
        slopes.append((function(up) - function(down)) / 2 * step)
    return slopes


def stays_down(function, parameters, step):
    """the nudge is not put back: when you come to the next parameter, the one before it still stands aside"""
    slopes = []
    for i in range(len(parameters)):
        parameters[i] += step
        above = function(parameters)
        parameters[i] -= 2 * step
        below = function(parameters)
        slopes.append((above - below) / (2 * step))
    return slopes


def stays_up(function, parameters, step):
    """you nudge to one side only, and the nudge is not put back before the next one"""
    start = function(parameters)
    slopes = []
    for i in range(len(parameters)):
        parameters[i] += step
        slopes.append((function(parameters) - start) / step)
    return slopes


def back_to_the_start(function, parameters, step):
    """your second nudge only undoes the first, so the lower point is the start; go one step below it"""
    slopes = []
    for i in range(len(parameters)):
        nudged = list(parameters)
        nudged[i] += step
        above = function(nudged)
        nudged[i] -= step
        below = function(nudged)
        slopes.append((above - below) / (2 * step))
    return slopes


def all_together(function, parameters, step):
    """you nudge all parameters at once; nudge one, and leave the others where they are"""
    slopes = []
    for _ in parameters:
        up, down = [], []
        for p in parameters:
            up.append(p + step)
            down.append(p - step)
        slopes.append((function(up) - function(down)) / (2 * step))
    return slopes


def below_minus_above(function, parameters, step):
    """you subtract the wrong way round: the function above, minus the function below"""
    slopes = []
    for i in range(len(parameters)):
        up, down = parameters.copy(), parameters.copy()
        up[i] += step
        down[i] -= step
        slopes.append((function(down) - function(up)) / (2 * step))
    return slopes


def a_step_of_its_own(function, parameters, step):
    """you nudge by a number of your own; nudge by `step`"""
    step = 0.00001
    slopes = []
    for i in range(len(parameters)):
        up, down = parameters.copy(), parameters.copy()
        up[i] += step
        down[i] -= step
        slopes.append((function(up) - function(down)) / (2 * step))
    return slopes


def after_the_first(function, parameters, step):
    """you return too early; there is one slope for each parameter"""
    slopes = []
    for i in range(len(parameters)):
        up, down = parameters.copy(), parameters.copy()
        up[i] += step
        down[i] -= step
        slopes.append((function(up) - function(down)) / (2 * step))
        return slopes
