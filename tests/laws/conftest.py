"""Prints at the end of a run how far the worst gradient was from its nudged slope."""

import sys


def pytest_terminal_summary(terminalreporter):
    for name, module in sys.modules.items():
        if name.endswith("test_gradients") and (seen := module.worst)["arrays"]:
            terminalreporter.write_line(
                f"gradients: worst relative error {seen['error']:.1e} of {seen['arrays']} parameter arrays"
            )
