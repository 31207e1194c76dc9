"""Texts: the places they name, what they claim, and articles as a whole."""
