"""The start of the command, from where it can be stopped without a word of Python's."""

import sys


def main() -> None:
    """Import the command line, run it and exit; stopped by the user before it is there, exit as it would."""
    try:
        from sla_lint.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)  # a literal: whatever is imported above the try can be interrupted, too
