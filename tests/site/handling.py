"""How the tests of controls use one and read it, and the network behind its numbers."""

from nnlesson.activations import ACTIVATIONS
from nnlesson.initializers import uniform
from nnlesson.nodes import Network


def network(sizes, parameters, activation="sigmoid"):
    bend = ACTIVATIONS[activation]
    shape = Network.random(sizes, hidden=bend, output=bend, start=uniform(1.0), rng=0)
    return shape.with_parameters(parameters)


def words(place, name=None):
    """What a control says: this one, or the one with a name on a page."""
    control = place.locator(f".control[data-control={name}]") if name else place
    return control.get_by_role("status").text_content()


def press(page, words, name):
    page.locator(f".control[data-control={name}] button", has_text=words).press("Enter")


def slider(control, name):
    return control.get_by_role("slider", name=name, exact=True)


def moment(control):
    """What stands in the address."""
    return control.page.url.partition("?")[2]


def number(text):
    return float(text.replace("−", "-"))


def positions(slider, how_many):
    """Move a slider through all of its positions, from the lowest."""
    slider.press("Home")
    yield slider
    for _ in range(how_many - 1):
        slider.press("ArrowRight")
        yield slider
