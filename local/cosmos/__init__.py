"""A Cosmos DB account on SQLite, for laptops and tests: the unmodified azure-cosmos SDK talks to it over HTTP."""
