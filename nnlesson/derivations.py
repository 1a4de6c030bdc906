"""Derivatives as in the table of a school book, each found or proved by SymPy. This room is algebra, nothing else.

The left side of each entry is written down here, the right side is SymPy's. Where SymPy's own answer is long, the short
form of the books is written beside it, and `Derivation.difference` proves that the two are equal.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

try:
    import sympy
except ImportError as error:
    raise ImportError("nnlesson.derivations needs SymPy; install it with: pip install nnlesson[derivations]") from error
from sympy import Expr, ImmutableMatrix, Piecewise, Symbol, exp, log, symbols, tanh


@dataclass(frozen=True)
class Derivation:
    """A function and its derivative, in letters.

    Built in chapter 7.

    Parameters
    ----------
    name : str
        What is derived.
    function : sympy.Expr or sympy.ImmutableMatrix
        One number, or a row of numbers.
    variables : tuple of sympy.Symbol
        By what it is derived.
    derivative : sympy.Expr or sympy.ImmutableMatrix
        One number for one variable; a row for several; a table if the function is a row as well, with a line for
        each entry of the function.
    given : tuple of pairs, optional
        What else is known of the letters, as (letter, expression), for example that the targets add up to 1.

    Examples
    --------
    >>> ACTIVATIONS["sigmoid"].text
    'exp(-z)/(1 + exp(-z))**2'
    >>> ACTIVATIONS["sigmoid"].as_function()(0.0)
    0.25
    """

    name: str
    function: Expr | ImmutableMatrix
    variables: tuple[Symbol, ...]
    derivative: Expr | ImmutableMatrix
    given: tuple[tuple[Symbol, Expr], ...] = ()

    @property
    def text(self) -> str:
        """The derivative as SymPy prints it. Built in chapter 7."""
        return str(self.derivative)

    @property
    def arguments(self) -> tuple[Symbol, ...]:
        """All letters of the entry: first the variables, then the others by name. Built in chapter 7."""
        others = (self.function.free_symbols | self.derivative.free_symbols) - set(self.variables)
        return self.variables + tuple(sorted(others, key=str))

    def latex(self) -> str:
        r"""Return the derivative as LaTeX, without dollar signs.

        Built in chapter 7.

        Examples
        --------
        >>> print(ACTIVATIONS["tanh"].latex())
        1 - \tanh^{2}{\left(z \right)}
        """
        return str(sympy.latex(self.derivative))

    def as_function(self, numbers: str = "math") -> Callable[..., Any]:
        """Return the derivative as a Python function of `arguments`.

        Built in chapter 7.

        Parameters
        ----------
        numbers : {"math", "numpy", "mpmath"}
            What it calculates with: Python floats, arrays entry by entry, or as many digits as wanted.

        Returns
        -------
        callable
            Takes the arguments in their order or by name; answers with a number, a list for a row, a list of lists
            for a table.

        Examples
        --------
        >>> slope = ACTIVATIONS["elu"].as_function()
        >>> round(slope(-1.0, alpha=2.0), 6)
        0.735759
        """
        answer = self.derivative
        if isinstance(answer, ImmutableMatrix):
            answer = answer.tolist() if isinstance(self.function, ImmutableMatrix) else list(answer)
        function: Callable[..., Any] = sympy.lambdify(self.arguments, answer, modules=numbers)
        return function

    def difference(self) -> Expr | ImmutableMatrix:
        """Return the derivative found by SymPy minus the one written here, simplified: 0 proves that they are equal.

        Built in chapter 7.

        Examples
        --------
        >>> LOSSES["binary_cross_entropy"].difference()
        0
        """
        left = (_derive(self.function, self.variables) - self.derivative).subs(self.given)
        return sympy.simplify(left.expand())

    def renamed(self, **letters: str) -> "Derivation":
        """Return the same entry in other letters, all changed at once.

        Built in chapter 7.

        Raises
        ------
        ValueError
            If two letters would become one.

        Examples
        --------
        >>> ACTIVATIONS["relu"].renamed(z="z_2").text
        'Piecewise((0, z_2 <= 0), (1, True))'
        """
        new = {Symbol(old): Symbol(letter) for old, letter in letters.items()}
        after = [new.get(letter, letter) for letter in self.arguments]
        if len(set(after)) < len(after):
            raise ValueError(f"different letters must stay different letters, got {', '.join(map(str, after))}")
        function, derivative, *variables = (
            each.subs(new, simultaneous=True) for each in (self.function, self.derivative, *self.variables)
        )
        given = tuple(tuple(each.subs(new, simultaneous=True) for each in pair) for pair in self.given)
        return replace(self, function=function, variables=tuple(variables), derivative=derivative, given=given)


def _derive(function: Expr | ImmutableMatrix, variables: tuple[Symbol, ...]) -> Expr | ImmutableMatrix:
    """Let SymPy derive."""
    if isinstance(function, ImmutableMatrix):
        return function.jacobian(variables)
    slopes = [function.diff(variable) for variable in variables]
    return slopes[0] if len(slopes) == 1 else ImmutableMatrix([slopes])


def _entry(name: str, function: Expr, *variables: Symbol) -> Derivation:
    """Make an entry whose right side is SymPy's own answer."""
    return Derivation(name, function, variables, _derive(function, variables))


# Activations: functions of z.

z, alpha = symbols("z alpha")
sigma = 1 / (1 + exp(-z))

ACTIVATIONS = {
    entry.name: entry
    for entry in (
        _entry("identity", z, z),
        _entry("sigmoid", sigma, z),
        _entry("tanh", tanh(z), z),
        _entry("relu", Piecewise((0, z <= 0), (z, True)), z),
        _entry("leaky_relu", Piecewise((alpha * z, z <= 0), (z, True)), z),
        _entry("elu", Piecewise((alpha * (exp(z) - 1), z <= 0), (z, True)), z),
    )
}
"""The derivative by z of every activation but step, by name. Built in chapter 7."""

# Softmax of three numbers: s_k = exp(z_k) / Σ exp(z_j). Its derivative by z_j: s_k (1 − s_k) for j = k, else −s_k s_j.

Z, P, Y = symbols("z_1:4"), symbols("p_1:4"), symbols("y_1:4")
shares = ImmutableMatrix([[exp(z_k) / sum(map(exp, Z)) for z_k in Z]])

softmax = Derivation("softmax", shares, Z, ImmutableMatrix(sympy.diag(*shares) - shares.T * shares))
"""The table of derivatives of three shares by three logits. Built in chapter 12."""

# Losses: functions of the predictions p and the targets y of one sample; for the two cross-entropies of the logits z,
# with sigmoid or softmax inside.

y = Symbol("y")

LOSSES = {
    entry.name: entry
    for entry in (
        _entry("half_squared_error", sum((p_k - y_k) ** 2 for p_k, y_k in zip(P, Y, strict=True)) / 2, *P),
        _entry("mean_squared_error", sum((p_k - y_k) ** 2 for p_k, y_k in zip(P, Y, strict=True)) / 3, *P),
        Derivation("binary_cross_entropy", -y * log(sigma) - (1 - y) * log(1 - sigma), (z,), sigma - y),
        Derivation(
            "cross_entropy",
            -sum(y_k * log(share) for y_k, share in zip(Y, shares, strict=True)),
            Z,
            shares - ImmutableMatrix([Y]),
            given=((Y[2], 1 - Y[0] - Y[1]),),  # the targets add up to 1
        ),
    )
}
"""The gradient of every loss for one sample, by name. Built in chapter 7 and 12."""

# The delta of one output, ∂L/∂z, for half squared errors of two activations.

DELTAS = {
    name: _entry(f"half_squared_error of {name}", (ACTIVATIONS[name].function - y) ** 2 / 2, z)
    for name in ("identity", "sigmoid")
}
"""The derivative by z of half a squared error, by the name of the output's activation. Built in chapter 7."""


# One whole step of a 2-2-2 network. Numbers and result: M. Mazur, "A Step by Step Backpropagation Example", 2015; there
# the two nodes of a layer share one bias, here each has its own.

ONE_STEP = {
    **{"x_1": 0.05, "x_2": 0.10, "y_1": 0.01, "y_2": 0.99},
    **{"w_1": 0.15, "w_2": 0.20, "b_1": 0.35, "w_3": 0.25, "w_4": 0.30, "b_2": 0.35},
    **{"w_5": 0.40, "w_6": 0.45, "b_3": 0.60, "w_7": 0.50, "w_8": 0.55, "b_4": 0.60},
}


@functools.cache
def one_step() -> Derivation:
    """Write the half squared error of a 2-2-2 network as one expression, and its twelve gradients by the chain rule.

    Built in chapter 7.

    Returns
    -------
    Derivation
        Inputs x_1 and x_2; hidden nodes with w_1, w_2, b_1 and w_3, w_4, b_2; outputs with w_5, w_6, b_3 and w_7, w_8,
        b_4; targets y_1 and y_2; sigmoid everywhere. The variables are in the order of
        `nnlesson.nodes.Network.parameters`, the numbers of the book's example are in `ONE_STEP`.

    Notes
    -----
    The formulas are those of `nnlesson.backprop.backward`, letter by letter.

    Examples
    --------
    >>> gradients = one_step().as_function()(**ONE_STEP)
    >>> round(gradients[6], 9)  # how the loss changes with w_5
    0.082167041
    """
    x, y = symbols("x_1:3"), symbols("y_1:3")
    w_1, w_2, w_3, w_4, w_5, w_6, w_7, w_8 = symbols("w_1:9")
    b_1, b_2, b_3, b_4 = symbols("b_1:5")
    slope = ACTIVATIONS["sigmoid"].derivative

    z_h = [b_1 + w_1 * x[0] + w_2 * x[1], b_2 + w_3 * x[0] + w_4 * x[1]]
    h = [sigma.subs(z, z_j) for z_j in z_h]
    z_o = [b_3 + w_5 * h[0] + w_6 * h[1], b_4 + w_7 * h[0] + w_8 * h[1]]
    o = [sigma.subs(z, z_k) for z_k in z_o]
    loss = ((o[0] - y[0]) ** 2 + (o[1] - y[1]) ** 2) / 2

    d_o = [(o[k] - y[k]) * slope.subs(z, z_o[k]) for k in (0, 1)]
    d_h = [
        (w_5 * d_o[0] + w_7 * d_o[1]) * slope.subs(z, z_h[0]),
        (w_6 * d_o[0] + w_8 * d_o[1]) * slope.subs(z, z_h[1]),
    ]
    gradients = [d_h[0] * x[0], d_h[0] * x[1], d_h[0], d_h[1] * x[0], d_h[1] * x[1], d_h[1]]
    gradients += [d_o[0] * h[0], d_o[0] * h[1], d_o[0], d_o[1] * h[0], d_o[1] * h[1], d_o[1]]
    variables = (w_1, w_2, b_1, w_3, w_4, b_2, w_5, w_6, b_3, w_7, w_8, b_4)
    return Derivation("one step", loss, variables, ImmutableMatrix([gradients]))
