"""The rules, one a file; each is its own page and its own proof."""
