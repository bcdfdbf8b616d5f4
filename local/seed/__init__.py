"""Sample data: made-up people, firms and cases, the same for the same seed, with dates relative to today."""
