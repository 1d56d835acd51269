"""The life of a job: from an order to a stored picture, through crashes, races and outages."""
