"""What readers write down for "one step of a larger network" (784-128-10, 60,000 pictures) with each slip."""

SLIPS = {
    "each parameter is nudged up and down, which takes two passes of every picture": 101_770 * 60_000,
    "the loss is a mean over all pictures, so for every nudge all of them must pass": 101_770 * 2,
    "each node behind the inputs has a bias too, which is nudged like a weight": 101_632 * 2 * 60_000,
    "that is the bill of 800 steps; the question is about one": 12_212_400_000 * 800,
    "that is the number of parameters; each is nudged twice, and all pictures pass each time": 101_770,
}
