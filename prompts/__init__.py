"""Texts for the language model, and the templates of the prompt enhancer."""
