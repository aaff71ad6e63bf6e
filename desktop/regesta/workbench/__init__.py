"""What the window knows without Qt: selection, cards, queue, filters, forms."""
