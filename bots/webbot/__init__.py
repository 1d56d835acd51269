"""The web page as a chat platform: what is shown is kept, and pushed to whoever has it open."""
