"""A stand-in for the Hint API on the user's own machine. It shares no code with the client, on purpose."""
