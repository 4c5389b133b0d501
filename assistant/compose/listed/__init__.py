"""Lists by what rows are, whatever words stand around the conditions, and what there was over the years."""
