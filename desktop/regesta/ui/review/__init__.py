"""The Review workspace: queue of sources, the source, the cards of its records."""
