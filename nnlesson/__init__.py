"""The rooms of a small neural network, in the order in which the course opens them.

Each idea has one home. Formulas live in rooms, the order of a program lives in tries.
A room imports only rooms above it in this list.

    room           opened in   what lives there
    errors         -           what goes wrong, said plainly
    _validate      -           turns what a caller gave into a validated value, or raises
    activations    try 4       maps a number to a number, or is that map's derivative
    losses         try 5       compares predictions with targets
    metrics        try 1       counts how often the answer is right
    initializers   try 5       draws starting weights
    slopes         try 6       nudges, and steps downhill
    nodes          try 1       moves one example forward, with plain numbers
    backprop       try 7       moves one gradient backward, with plain numbers
    dense          chapter 9   does either for a whole table, with no loop over rows or nodes
    convert        chapter 9   leads from a network of nodes to the same one in arrays, and back
    batches        try 8       decides which rows go together
    optimizers     chapter 9   moves a parameter, given its gradient
    training       chapter 9   orders the calls and keeps the history
    saving         chapter 14  writes a network into a file, and reads it
    derivations    side        is algebra
    datasets       side        makes or reads inputs and targets
    plots          side        draws: takes numbers and axes, returns axes
    practice       side        judges a reader's answer and names the slip
    tries          -           the whole program of each try, one screen each

The import line names the room: ``from nnlesson.nodes import Node``.

One letter, one word, one meaning, in the whole package:

    letter  word           shape                     example
    x, X    inputs         (n_samples, n_inputs)     [0.6, 0.5]: softness and darkness of a fruit
    y, Y    targets        (n_samples, n_outputs)    [1.0]: it was ripe
    w, W    weights        (n_inputs, n_outputs)     [0.2, 0.9]: how much each input counts
    b       bias           (n_outputs,)              -0.75: added to the weighted sum
    z, Z    z              (n_samples, n_outputs)    0.57: weighted sum plus bias (pre-activation)
    φ       activation     a function                sigmoid: bends z into the output
    h, H    outputs        (n_samples, n_nodes)      0.64: what the nodes of a hidden layer answer
    o       predictions    (n_samples, n_outputs)    0.88: what the last layer answers, ŷ in other books
    L       loss           one number                0.0072: how wrong the predictions are
    δ, Δ    delta          (n_samples, n_outputs)    -0.013: how the loss changes with z
    g       gradient       that of the parameter     -0.008: how the loss changes with a parameter
    η       learning_rate  one number                0.5: how far to go for each unit of slope
"""

__version__ = "0.1.0"
