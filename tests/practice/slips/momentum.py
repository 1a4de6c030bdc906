"""Answers to "write momentum", each with the slip that its docstring names."""

# these are slips


def one_velocity(parameters, velocities, gradients, rate, share):
    """all parameters share one velocity; each needs its own"""
    velocity = velocities[0]
    places, moves = [], []
    for i in range(len(parameters)):
        velocity = share * velocity - rate * gradients[i]
        moves.append(velocity)
        places.append(parameters[i] + velocity)
    return places, moves


def always_the_first(parameters, velocities, gradients, rate, share):
    """every parameter uses the velocity of the first; each needs its own"""
    places, moves = [], []
    for p, g in zip(parameters, gradients, strict=True):
        move = share * velocities[0] - rate * g
        moves.append(move)
        places.append(p + move)
    return places, moves


def plain_steps(parameters, velocities, gradients, rate, share):
    """the old velocity is forgotten, so these are plain steps; keep a share of it"""
    places, moves = [], []
    for i in range(len(parameters)):
        moves.append(-rate * gradients[i])
        places.append(parameters[i] - rate * gradients[i])
    return places, moves


def moves_first(parameters, velocities, gradients, rate, share):
    """you move by the old velocity; find the new one first, then move by it"""
    places, moves = [], []
    for p, v, g in zip(parameters, velocities, gradients, strict=True):
        places.append(p + v)
        moves.append(share * v - rate * g)
    return places, moves


def only_places(parameters, velocities, gradients, rate, share):
    """return the new velocities too, or the next step cannot know them"""
    places = []
    for i in range(len(parameters)):
        places.append(parameters[i] + share * velocities[i] - rate * gradients[i])
    return places


def plus(parameters, velocities, gradients, rate, share):
    """you go uphill; the slope is subtracted"""
    places, moves = [], []
    for p, v, g in zip(parameters, velocities, gradients, strict=True):
        moves.append(share * v + rate * g)
        places.append(p + moves[-1])
    return places, moves


def the_rest_of_the_slope(parameters, velocities, gradients, rate, share):
    """you take only a part of the slope, 1 − share; here it counts in full"""
    places, moves = [], []
    for p, v, g in zip(parameters, velocities, gradients, strict=True):
        moves.append(share * v - rate * (1 - share) * g)
        places.append(p + moves[-1])
    return places, moves


def another_form(parameters, velocities, gradients, rate, share):
    """this is another form: your velocity does not hold the rate, and has the other sign"""
    places, moves = [], []
    for p, v, g in zip(parameters, velocities, gradients, strict=True):
        moves.append(share * v + g)
        places.append(p - rate * moves[-1])
    return places, moves


def adds_up(parameters, velocities, gradients, rate, share):
    """work out parameter 1.0 with the velocity 0.5 and the slope 2.0 by hand, at the rate 0.1 and the share 0.8"""
    places, moves = [], []
    for p, v, g in zip(parameters, velocities, gradients, strict=True):
        moves.append(v - rate * g)
        places.append(p + moves[-1])
    return places, moves


def joined(parameters, velocities, gradients, rate, share):
    """return two lists, the new parameters and the new velocities"""
    both = []
    for p, v, g in zip(parameters, velocities, gradients, strict=True):
        v = share * v - rate * g
        both += [p + v, v]
    return both
