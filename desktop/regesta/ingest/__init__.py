"""From a file to canonical text, passages and metadata. Knows no project."""
