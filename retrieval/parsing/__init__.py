"""The text of minutes read part by part: heading, agenda, attendance, decisions, duties, amounts."""
