"""The same start and the same batches give the same numbers in scikit-learn and in PyTorch, as chapter 17 says."""

import numpy as np
import pytest
from sklearn.neural_network import MLPClassifier, MLPRegressor

from nnlesson.activations import relu, sigmoid, tanh
from nnlesson.batches import minibatches
from nnlesson.datasets import avocados, digits
from nnlesson.dense import MLP
from nnlesson.initializers import uniform
from nnlesson.losses import binary_cross_entropy, cross_entropy, half_squared_error, mean_squared_error, one_hot
from nnlesson.optimizers import SGD, Adam, Momentum

STEPS = 5
SAME = 1e-12
ACTIVATIONS = {"relu": relu, "logistic": sigmoid, "tanh": tanh}


def pictures():
    X, labels = digits()
    return X[:300] / 16, labels[:300]


def batches(n_samples, size):
    """Row numbers of the first five batches; of as many full ones if there is no size."""
    if size is None:
        return [np.arange(n_samples)] * STEPS
    return list(minibatches(n_samples, size, rng=0))[:STEPS]


def scikit(model, mlp, X, Y):
    """Let a model of scikit-learn be made, and give it our start."""
    model.partial_fit(X, Y, **({"classes": np.unique(Y)} if isinstance(model, MLPClassifier) else {}))
    model.coefs_ = [layer.weights.copy() for layer in mlp.layers]
    model.intercepts_ = [layer.bias.copy() for layer in mlp.layers]
    return model


def settings(activation, rate, size):
    plain = {"solver": "sgd", "alpha": 0.0, "momentum": 0.0, "shuffle": False, "random_state": 0}
    return plain | {"activation": activation, "learning_rate_init": rate, "batch_size": size}


def apart(parameters, others):
    return max(float(np.abs(a - b).max()) for a, b in zip(parameters, others, strict=True))


def theirs(model):
    return [array for pair in zip(model.coefs_, model.intercepts_, strict=True) for array in pair]


def assert_same_steps(mlp, model, X, Y, targets, loss, rate, size, times=1.0):
    """Take the steps in both, and compare every loss and every parameter on the way."""
    optimizer = SGD(rate)
    for rows in batches(len(X), size):
        value, gradients = mlp.loss_and_gradients(X[rows], targets[rows], loss)
        optimizer.step(mlp.parameters, gradients)
        model.partial_fit(X[rows], Y[rows])
        assert abs(value - times * model.loss_) < SAME
        assert apart(mlp.parameters, theirs(model)) < SAME


@pytest.mark.parametrize("size", [None, 30], ids=["full batch", "mini-batches"])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_ten_classes_in_scikit_learn(activation, size):
    X, labels = pictures()
    mlp = MLP.random((64, 16, 10), hidden=ACTIVATIONS[activation], rng=0)
    model = MLPClassifier(hidden_layer_sizes=(16,), **settings(activation, 0.3, size or len(X)))
    scikit(model, mlp, X, labels)
    model.set_params(batch_size=size or len(X))
    assert_same_steps(mlp, model, X, labels, labels, cross_entropy, 0.3, size)
    assert np.array_equal(mlp.classify(X), model.predict(X))


def test_two_classes_in_scikit_learn():
    X, targets = avocados(100, rng=1)
    mlp = MLP.random((2, 4, 1), hidden=sigmoid, start=uniform(3), rng=0)
    model = MLPClassifier(hidden_layer_sizes=(4,), **settings("logistic", 0.5, len(X)))
    labels = targets[:, 0].astype(int)
    scikit(model, mlp, X, labels)
    assert_same_steps(mlp, model, X, labels, targets, binary_cross_entropy, 0.5, None)


@pytest.mark.parametrize("n_outputs", [1, 2])
def test_numbers_in_scikit_learn_whose_loss_is_a_mean_over_the_outputs(n_outputs):
    X, targets = avocados(100, rng=1)
    wanted = targets if n_outputs == 1 else one_hot(targets[:, 0], 2)
    mlp = MLP.random((2, 4, n_outputs), hidden=sigmoid, start=uniform(3), rng=0)
    model = MLPRegressor(hidden_layer_sizes=(4,), **settings("logistic", 0.5, len(X)))
    Y = wanted if n_outputs > 1 else wanted[:, 0]
    scikit(model, mlp, X, Y)
    # the steps are ours, of the sum over the outputs, although the number reported is their mean
    assert_same_steps(mlp, model, X, Y, wanted, half_squared_error, 0.5, None, times=n_outputs)


# PyTorch.

OURS = {"SGD": lambda: SGD(0.3), "Momentum": lambda: Momentum(0.1, 0.9), "Adam": lambda: Adam(0.01)}
THEIRS = {
    "SGD": lambda torch, parameters: torch.optim.SGD(parameters, lr=0.3),
    "Momentum": lambda torch, parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.9),
    "Adam": lambda torch, parameters: torch.optim.Adam(parameters, lr=0.01),
}


def torch_of(torch, mlp, activations):
    """Make the same network, in float64: the tables are turned."""
    modules = []
    for layer, activation in zip(mlp.layers, activations, strict=True):
        linear = torch.nn.Linear(*layer.weights.shape, dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(layer.weights.T.copy()))
            linear.bias.copy_(torch.from_numpy(layer.bias.copy()))
        modules += [linear, *([activation()] if activation else [])]
    return torch.nn.Sequential(*modules)


def turned_back(arrays):
    return [array.detach().numpy().T for array in arrays]


@pytest.mark.parametrize("size", [None, 30], ids=["full batch", "mini-batches"])
@pytest.mark.parametrize("name", OURS)
def test_ten_classes_in_pytorch(torch, name, size):
    X, labels = pictures()
    mlp, optimizer = MLP.random((64, 16, 10), rng=0), OURS[name]()
    model = torch_of(torch, mlp, [torch.nn.ReLU, None])
    their_loss, their_optimizer = torch.nn.CrossEntropyLoss(), THEIRS[name](torch, model.parameters())
    inputs, targets = torch.from_numpy(X), torch.from_numpy(labels)
    for rows in batches(len(X), size):
        value, gradients = mlp.loss_and_gradients(X[rows], labels[rows], cross_entropy)
        their_optimizer.zero_grad()
        their_value = their_loss(model(inputs[rows]), targets[rows])
        their_value.backward()
        assert abs(value - their_value.item()) < SAME
        assert apart(gradients, turned_back([p.grad for p in model.parameters()])) < SAME
        optimizer.step(mlp.parameters, gradients)
        their_optimizer.step()
        assert apart(mlp.parameters, turned_back(model.parameters())) < SAME


@pytest.mark.parametrize("n_outputs", [1, 2])
def test_the_half_and_the_mean_in_pytorch(torch, n_outputs):
    X, targets = avocados(100, rng=1)
    wanted = targets if n_outputs == 1 else one_hot(targets[:, 0], 2)
    mlp = MLP.random((2, 4, n_outputs), hidden=sigmoid, output=sigmoid, start=uniform(3), rng=0)
    model = torch_of(torch, mlp, [torch.nn.Sigmoid, torch.nn.Sigmoid])
    value = torch.nn.MSELoss()(model(torch.from_numpy(X)), torch.from_numpy(wanted))
    value.backward()
    gradients = turned_back([p.grad for p in model.parameters()])
    ours, of_ours = mlp.loss_and_gradients(X, wanted, mean_squared_error)
    half, of_half = mlp.loss_and_gradients(X, wanted, half_squared_error)
    assert abs(value.item() - ours) < SAME
    assert apart(gradients, of_ours) < SAME
    assert abs(value.item() - 2 * half / n_outputs) < SAME
    assert apart(gradients, [2 * gradient / n_outputs for gradient in of_half]) < SAME


def test_one_output_with_logits_in_pytorch(torch):
    X, targets = avocados(100, rng=1)
    mlp = MLP.random((2, 4, 1), hidden=tanh, start=uniform(3), rng=0)
    model = torch_of(torch, mlp, [torch.nn.Tanh, None])
    value = torch.nn.BCEWithLogitsLoss()(model(torch.from_numpy(X)), torch.from_numpy(targets))
    value.backward()
    ours, gradients = mlp.loss_and_gradients(X, targets, binary_cross_entropy)
    assert abs(value.item() - ours) < SAME
    assert apart(gradients, turned_back([p.grad for p in model.parameters()])) < SAME
