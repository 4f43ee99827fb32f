"""The ledger: batches of lines that are entered once and never changed, each chained to the one before it.

``schema`` is the database's shape, ``chain`` the digests, ``book`` opening, entering and reading.
"""
