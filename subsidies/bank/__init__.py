"""A bank's layout as data: what a file for the bank looks like, whom it can carry, and what its answer says."""
