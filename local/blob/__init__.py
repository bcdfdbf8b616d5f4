"""Blob Storage on the laptop: Azurite on disk, with its containers and CORS set as the portal needs them."""
