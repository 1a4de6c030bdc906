"""The rooms of a small neural network, in the order in which the course opens them.

Each idea has one home. Formulas live in rooms, the order of a program lives in tries.
A room imports only rooms above it in this list.

    room           opened in   what lives there
    errors         -           what goes wrong, said plainly
    _check         -           turns what a caller gave into a trusted array, or raises
    activations    try 4       maps a number to a number
    metrics        try 1       counts how often the answer is right
    nodes          try 1       moves one example forward, with plain numbers
    datasets       side        makes or reads inputs and targets
    plots          side        draws: takes numbers, returns axes
    practice       side        judges a reader's answer and names the slip
    tries          side        the whole program of each try, one screen each

The import line names the room: ``from nnlesson.nodes import Node``.

One letter, one word, one meaning, in the whole package:

    letter  word          shape                   example
    x, X    inputs        (n_samples, n_inputs)   [0.6, 0.5]: softness and darkness of a fruit
    y       targets       (n_samples, n_outputs)  [1.0]: it was ripe
    w, W    weights       (n_inputs, n_outputs)   [0.2, 0.9]: how much each input counts
    b       bias          (n_outputs,)            -0.75: added to the weighted sum
    z       z             (n_samples, n_outputs)  0.57: weighted sum plus bias
    a       outputs       (n_samples, n_outputs)  0.57: what a node answers, activation(z)
"""

__version__ = "0.1.0"
