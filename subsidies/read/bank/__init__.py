"""What comes from banks: their layouts, and their answers."""
