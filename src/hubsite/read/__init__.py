"""Reading a hub."""
