"""The model: values, codebook, sources, records, claims, judgements, notes. Frozen, no I/O."""
