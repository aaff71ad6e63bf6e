"""The window. Thin; the only place besides app that imports Qt."""
