"""One module per noun; each command is one curator's action."""
