"""Configuration: which rules apply to a file, how much their findings weigh, and with which options.

The modules are imported one by one, where they are needed: most files have no configuration to read.
"""
