"""The two learnt models, their weights, and the kernel that they share."""
