"""What every layer may use: errors, messages, ids, clock, paths, assets, settings. Knows no other layer."""
