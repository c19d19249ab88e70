"""What a manifest becomes for those who never see it: one module for each purpose and form."""
