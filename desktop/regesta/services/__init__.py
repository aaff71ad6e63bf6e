"""The use cases: the public face for the window, the command line and tests."""
