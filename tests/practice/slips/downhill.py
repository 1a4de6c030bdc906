"""Answers to "write downhill", each with the slip that its docstring names."""


def plus(parameters, gradient, learning_rate):
    """you go uphill: the step is subtracted, not added"""
    new = []
    for i in range(len(parameters)):
        new.append(parameters[i] + learning_rate * gradient[i])
    return new


def no_rate(parameters, gradient, learning_rate):
    """the learning rate is missing; a slope is no distance"""
    new = []
    for i in range(len(parameters)):
        new.append(parameters[i] - gradient[i])
    return new


def divides(parameters, gradient, learning_rate):
    """you divide by the learning rate; multiply the slope by it"""
    new = []
    for p, slope in zip(parameters, gradient, strict=True):
        new.append(p - slope / learning_rate)
    return new


def moves_a_name(parameters, gradient, learning_rate):
    """you return the old parameters; a name inside the loop changes no list"""
    for p, slope in zip(parameters, gradient, strict=True):
        p = p - learning_rate * slope
    return parameters


def minus_the_step(parameters, gradient, learning_rate):
    """you return the step; return where we stand after it"""
    steps = []
    for slope in gradient:
        steps.append(-learning_rate * slope)
    return steps


def the_step(parameters, gradient, learning_rate):
    """you return the slope times the rate; subtract it from the parameter"""
    return [learning_rate * slope for slope in gradient]


def only_one(parameters, gradient, learning_rate):
    """only the first parameter moves; each one has a slope of its own"""
    new = list(parameters)
    new[0] = new[0] - learning_rate * gradient[0]
    return new
