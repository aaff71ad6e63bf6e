"""The Export workspace: what goes out, what stands in the way, and where it went."""
