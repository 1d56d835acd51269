"""A typed client for the Freepik (Magnific) image API; it knows nothing of this project."""
