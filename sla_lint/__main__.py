"""`python -m sla_lint` is `sla-lint`."""

import sys

# Python puts the current folder first, which may be a stranger's repository: nothing is imported from there.
del sys.path[:1]

from sla_lint.start import main  # noqa: E402 (only now)

main()
