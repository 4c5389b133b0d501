"""Names of bodies: their table, and how they are found in Chinese and in English."""
