"""What a person sees: the only Rich code."""
