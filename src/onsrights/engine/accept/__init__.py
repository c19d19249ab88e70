"""What a team knows of and leaves as it is: comments that ignore a rule, and the baseline."""
