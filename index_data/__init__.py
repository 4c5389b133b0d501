"""The data that ships with the assistant: the minutes, and word lists as TOML; no code."""
