"""The Ask workspace: questions as forms, answers as tables with their evidence."""
