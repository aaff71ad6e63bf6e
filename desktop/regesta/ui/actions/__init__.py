"""Every action once: its id, title, keys and place; menus, palette, sheet and key editor come from here."""
