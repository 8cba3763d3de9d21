"""`python -m sla_lint` is `sla-lint`."""

from sla_lint.cli import main

main()
