"""Time expressions: found by rules, resolved against an anchor, never guessed."""
