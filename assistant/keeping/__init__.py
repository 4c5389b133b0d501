"""Minutes put in, replaced and taken out from the page, while it goes on answering."""
