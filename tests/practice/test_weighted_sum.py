"""The exercises of the page "weighted-sum"."""

from nnlesson.nodes import Layer, Node
from nnlesson.practice import check_classify, check_outputs


def test_of_equal_outputs_the_first_wins_as_in_the_package():
    def last_wins(weights, inputs):
        outputs = [sum(w * x for w, x in zip(row, inputs, strict=True)) for row in weights]
        return len(outputs) - 1 - outputs[::-1].index(max(outputs))

    assert not check_classify.verdict(last_wins).right


def test_the_package_is_right():
    def classify(weights, inputs):
        outputs = Layer([Node(row) for row in weights]).forward(inputs)
        return outputs.index(max(outputs))

    assert check_classify.verdict(classify).right


def test_an_index_may_be_a_whole_float_and_is_not_true():
    assert check_classify.verdict(lambda w, x: float(check_classify.truth(w, x))).right
    assert check_classify.verdict(lambda w, x: bool(check_classify.truth(w, x))).words == "return a number, not True"


def test_a_wrong_guess_does_not_get_the_solution():
    assert "0.7" not in check_outputs.verdict(0.5, 1).words
