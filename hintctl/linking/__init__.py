"""Linking records: CSV files, plans, runs and their journal."""
