"""Event Grid's part on a laptop: says on the queue `arrivals` what has arrived in quarantine."""
