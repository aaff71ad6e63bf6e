"""Questions to the dataset: each a pure function of a `Dataset`; answers are rows with their evidence."""
