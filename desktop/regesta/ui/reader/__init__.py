"""The reading view: text, highlights, selection, the chooser at a selection. It never decides."""
