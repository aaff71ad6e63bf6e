"""From one reading of a source to proposals. Pure functions; knows no project file."""
