"""Answers to "write numerical_gradient", each with the slip that its docstring names."""


def up_only(function, parameters, nudge):
    """you nudge to one side only; nudge up, then down, and compare these two"""
    start = function(parameters)
    slopes = []
    for i in range(len(parameters)):
        up = parameters.copy()
        up[i] += nudge
        slopes.append((function(up) - start) / nudge)
    return slopes


def half_the_distance(function, parameters, nudge):
    """you divide by `nudge`, but the two points are 2 * nudge apart"""
    slopes = []
    for i in range(len(parameters)):
        up, down = parameters.copy(), parameters.copy()
        up[i] += nudge
        down[i] -= nudge
        slopes.append((function(up) - function(down)) / nudge)
    return slopes


def the_rise(function, parameters, nudge):
    """you do not divide; a slope is the rise divided by how far the two points are apart"""
    slopes = []
    for i in range(len(parameters)):
        up, down = parameters.copy(), parameters.copy()
        up[i] += nudge
        down[i] -= nudge
        slopes.append(function(up) - function(down))
    return slopes


def no_brackets(function, parameters, nudge):
    """`/ 2 * nudge` divides by 2 and then multiplies by nudge; write `/ (2 * nudge)`"""
    slopes = []
    for i in range(len(parameters)):
        up, down = parameters.copy(), parameters.copy()
        up[i] += nudge
        down[i] -= nudge
        slopes.append((function(up) - function(down)) / 2 * nudge)
    return slopes


def stays_down(function, parameters, nudge):
    """the nudge is not put back: when you come to the next parameter, the one before it still stands aside"""
    slopes = []
    for i in range(len(parameters)):
        parameters[i] += nudge
        above = function(parameters)
        parameters[i] -= 2 * nudge
        below = function(parameters)
        slopes.append((above - below) / (2 * nudge))
    return slopes


def stays_up(function, parameters, nudge):
    """you nudge to one side only, and the nudge is not put back before the next one"""
    start = function(parameters)
    slopes = []
    for i in range(len(parameters)):
        parameters[i] += nudge
        slopes.append((function(parameters) - start) / nudge)
    return slopes


def back_to_the_start(function, parameters, nudge):
    """your second nudge only undoes the first, so the lower point is the start; go one nudge below it"""
    slopes = []
    for i in range(len(parameters)):
        nudged = list(parameters)
        nudged[i] += nudge
        above = function(nudged)
        nudged[i] -= nudge
        below = function(nudged)
        slopes.append((above - below) / (2 * nudge))
    return slopes


def all_together(function, parameters, nudge):
    """you nudge all parameters at once; nudge one, and leave the others where they are"""
    slopes = []
    for _ in parameters:
        up, down = [], []
        for p in parameters:
            up.append(p + nudge)
            down.append(p - nudge)
        slopes.append((function(up) - function(down)) / (2 * nudge))
    return slopes


def below_minus_above(function, parameters, nudge):
    """you subtract the wrong way round: the function above, minus the function below"""
    slopes = []
    for i in range(len(parameters)):
        up, down = parameters.copy(), parameters.copy()
        up[i] += nudge
        down[i] -= nudge
        slopes.append((function(down) - function(up)) / (2 * nudge))
    return slopes


def a_step_of_its_own(function, parameters, nudge):
    """you nudge by a number of your own; nudge by `nudge`"""
    nudge = 0.00001
    slopes = []
    for i in range(len(parameters)):
        up, down = parameters.copy(), parameters.copy()
        up[i] += nudge
        down[i] -= nudge
        slopes.append((function(up) - function(down)) / (2 * nudge))
    return slopes


def after_the_first(function, parameters, nudge):
    """you return too early; there is one slope for each parameter"""
    slopes = []
    for i in range(len(parameters)):
        up, down = parameters.copy(), parameters.copy()
        up[i] += nudge
        down[i] -= nudge
        slopes.append((function(up) - function(down)) / (2 * nudge))
        return slopes
