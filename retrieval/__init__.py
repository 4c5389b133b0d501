"""From a file of minutes to ranked passages."""
