"""One module per kind of document. To add a reader: a module with `NAME`, `VERSION`, `read`, and a line in `reading`.

A reader from another package is an entry point of the group `regesta.readers`, named by its media type.
"""
