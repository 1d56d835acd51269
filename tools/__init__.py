"""What the product can do, each tool once, for every door: agent, command, button, API."""
