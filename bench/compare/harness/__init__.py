"""The comparison's driver: installs the peers, measures them in turn, and writes the results."""
