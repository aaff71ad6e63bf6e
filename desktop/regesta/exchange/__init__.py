"""Bundle version 1: wire models, writer, reader, independent validation, comparison."""
