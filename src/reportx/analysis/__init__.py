"""What can be told from finished documents; nothing here reads a text again."""
