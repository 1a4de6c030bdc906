"""Law 1, the part of algebra: the package's derivative = SymPy's = the nudged slope, for all that the rooms hold."""

import subprocess
import sys

import mpmath
import numpy as np
import pytest
import sympy

from nnlesson import activations, derivations, losses
from nnlesson.backprop import backward, flatten, update
from nnlesson.derivations import ACTIVATIONS, DELTAS, LOSSES, ONE_STEP, Derivation, one_step
from nnlesson.nodes import Layer, Network, Node
from nnlesson.slopes import numerical_gradient, slope

ENTRIES = (*ACTIVATIONS.values(), derivations.softmax, *LOSSES.values(), *DELTAS.values(), one_step())
SMOOTH = [activation for name, activation in activations.ACTIVATIONS.items() if name != "step"]
WITH_ALPHA = [activation.with_alpha(a) for activation in SMOOTH if activation.family for a in (0.3, 0.9)]
POINTS = [sign * size for size in (0.001, 0.1, 0.5, 1.0, 2.0, 7.0, 20.0, 30.0) for sign in (-1.0, 1.0)]
PREDICTIONS = [[0.2, -1.5, 3.0], [0.0, 0.0, 0.0], [-9.0, 4.0, 0.3]]
TARGETS = [[1.0, 0.0, 0.0], [0.2, 0.3, 0.5], [0.0, 0.0, 1.0]]


def exactly(entry, *numbers, **known):
    """The entry's derivative with 50 digits, rounded to floats at the end."""
    with mpmath.workdps(50):
        return np.array(entry.as_function("mpmath")(*map(mpmath.mpf, numbers), **known), dtype=float)


def named(entry):
    return entry.name


def letters_of(activation):
    return {} if activation.alpha is None else {"alpha": activation.alpha}


@pytest.mark.parametrize("entry", ENTRIES, ids=named)
def test_the_written_derivative_is_the_one_found_by_sympy(entry):
    assert sympy.Matrix([entry.difference()]).is_zero_matrix


@pytest.mark.parametrize("activation", SMOOTH + WITH_ALPHA, ids=str)
def test_of_an_activation(activation):
    entry, letters = ACTIVATIONS[activation.name], letters_of(activation)
    proved = [exactly(entry, z, **letters) for z in POINTS]
    np.testing.assert_allclose([activation.derivative(z) for z in POINTS], proved, rtol=1e-12)
    np.testing.assert_allclose(activation.derivative(np.array(POINTS)), proved, rtol=1e-12)
    np.testing.assert_allclose([slope(activation, z, 1e-4) for z in POINTS], proved, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("activation", SMOOTH + WITH_ALPHA, ids=str)
def test_at_0_it_is_the_slope_from_below(activation):
    proved = float(exactly(ACTIVATIONS[activation.name], 0.0, **letters_of(activation)))
    assert activation.derivative(0.0) == proved
    assert activation.derivative(np.zeros(1)).tolist() == [proved]


@pytest.mark.parametrize("activation", SMOOTH + WITH_ALPHA, ids=str)
def test_the_function_derived_is_the_activation(activation):
    entry = ACTIVATIONS[activation.name]
    function = sympy.lambdify(entry.arguments, entry.function, modules="mpmath")
    for z in POINTS:
        with mpmath.workdps(50):
            value = float(function(mpmath.mpf(z), **letters_of(activation)))
        assert activation(z) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("loss", losses.LOSSES.values(), ids=named)
def test_of_a_loss(loss):
    n_outputs = len(LOSSES[loss.name].variables)
    predictions, targets = np.array(PREDICTIONS)[:, :n_outputs], np.array(TARGETS)[:, :n_outputs]
    for p, y in zip(predictions, targets, strict=True):
        proved = exactly(LOSSES[loss.name], *p, *y)
        np.testing.assert_allclose(loss.gradient([p], [y])[0], np.ravel(proved), rtol=1e-12, atol=1e-15)
        np.testing.assert_allclose(
            loss.gradient_of_one(p.tolist(), y.tolist()), np.ravel(proved), rtol=1e-12, atol=1e-15
        )
        nudged = numerical_gradient(lambda p, y=y: loss([p], [y]), p)
        np.testing.assert_allclose(nudged, np.ravel(proved), atol=1e-8)


@pytest.mark.parametrize("loss", losses.LOSSES.values(), ids=named)
def test_the_function_derived_is_the_loss(loss):
    entry = LOSSES[loss.name]
    function = sympy.lambdify(entry.arguments, entry.function, modules="mpmath")
    n_outputs = len(entry.variables)
    for p, y in zip(PREDICTIONS, TARGETS, strict=True):
        with mpmath.workdps(50):
            value = float(function(*map(mpmath.mpf, [*p[:n_outputs], *y[:n_outputs]])))
        assert loss([p[:n_outputs]], [y[:n_outputs]]) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("name", DELTAS)
def test_of_a_loss_and_its_output(name):
    activation, half = activations.ACTIVATIONS[name], losses.half_squared_error
    for z in POINTS:
        ours = half.gradient([[activation(z)]], [[0.25]]).item() * activation.derivative(z)
        assert ours == pytest.approx(float(exactly(DELTAS[name], z, 0.25)), rel=1e-12)


@pytest.mark.parametrize("z", PREDICTIONS)
def test_of_softmax(z):
    columns = np.transpose([slopes_of_share(z, k) for k in range(3)])
    np.testing.assert_allclose(columns.T, exactly(derivations.softmax, *z), atol=1e-10)


def slopes_of_share(z, k):
    return numerical_gradient(lambda z: activations.softmax(z)[k], z)


def example():
    """The network of `ONE_STEP` as nodes, with its inputs and targets."""
    w, b = ([ONE_STEP[f"{letter}_{i}"] for i in range(1, n + 1)] for letter, n in (("w", 8), ("b", 4)))
    nodes = [Node(w[2 * i : 2 * i + 2], b[i], activations.sigmoid) for i in range(4)]
    x, y = ([ONE_STEP[f"{letter}_1"], ONE_STEP[f"{letter}_2"]] for letter in "xy")
    return Network([Layer(nodes[:2]), Layer(nodes[2:])]), x, y


def test_one_step_has_the_gradients_of_the_package():
    network, x, y = example()
    proved = one_step().as_function()(**ONE_STEP)
    np.testing.assert_allclose(flatten(backward(network, x, y, losses.half_squared_error)), proved, rtol=1e-12)
    np.testing.assert_allclose(
        exactly(one_step(), *(ONE_STEP[str(a)] for a in one_step().arguments)), proved, rtol=1e-12
    )


@pytest.mark.parametrize(("moved", "after"), [("w", 0.291027773694), ("wb", 0.280471446791)])
def test_one_step_has_the_numbers_of_the_example(moved, after):
    step = one_step()
    gradients = dict(zip(map(str, step.variables), step.as_function()(**ONE_STEP), strict=True))
    stepped = {k: v - 0.5 * gradients[k] if k[0] in moved else v for k, v in ONE_STEP.items()}
    assert float(step.function.subs(ONE_STEP)) == pytest.approx(0.298371108760, abs=5e-13)
    assert float(step.function.subs(stepped)) == pytest.approx(after, abs=5e-13)


def test_the_package_takes_that_step():
    network, x, y = example()
    stepped = update(network, backward(network, x, y, losses.half_squared_error), 0.5)
    assert losses.half_squared_error([stepped.forward(x)], [y]) == pytest.approx(0.280471446791, abs=5e-13)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sigmoid", "exp(-z_2)/(1 + exp(-z_2))**2"),
        ("relu", "Piecewise((0, z_2 <= 0), (1, True))"),
        ("tanh", "1 - tanh(z_2)**2"),
    ],
)
def test_the_text_is_as_sympy_prints_it(name, text):
    assert ACTIVATIONS[name].renamed(z="z_2").text == text


@pytest.mark.parametrize("entry", ENTRIES, ids=named)
def test_every_entry_has_latex_and_functions(entry):
    latex = entry.latex()
    assert latex
    assert "$" not in latex
    assert latex.count("{") == latex.count("}")
    numbers = [0.3] * len(entry.arguments)
    plain, arrays = entry.as_function()(*numbers), entry.as_function("numpy")(*map(np.array, numbers))
    np.testing.assert_allclose(plain, np.array(arrays, dtype=float), rtol=1e-14)


def test_a_wrong_derivative_is_seen():
    z = derivations.z
    assert Derivation("slip", sympy.tanh(z), (z,), 1 - sympy.tanh(z)).difference() != 0


def test_without_sympy_it_says_what_to_install():
    code = "import sys; sys.modules['sympy'] = None; import nnlesson.derivations"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr
    assert "ImportError: nnlesson.derivations needs SymPy; install it with: pip install nnlesson[derivations]" in said


def test_letters_may_change_places():
    swapped = LOSSES["half_squared_error"].renamed(p_1="y_1", y_1="p_1")
    assert "y_1" in str(swapped.derivative)
    assert swapped.derivative != 0
    assert [str(each) for each in swapped.variables if str(each).endswith("_1")] == ["y_1"]
    back = swapped.renamed(p_1="y_1", y_1="p_1")
    assert (back.function, back.derivative) == (
        LOSSES["half_squared_error"].function, LOSSES["half_squared_error"].derivative)  # fmt: skip


@pytest.mark.parametrize("letters", [{"z": "alpha"}, {"z": "a", "alpha": "a"}])
def test_two_letters_cannot_become_one(letters):
    with pytest.raises(ValueError, match="must stay different letters"):
        ACTIVATIONS["elu"].renamed(**letters)
