"""The project file: tables, mapping, journal, search, backups. The only SQL."""
