"""Files of minutes of every known format -> their text."""
