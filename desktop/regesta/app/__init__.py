"""The composition root: command line and start of the window."""
