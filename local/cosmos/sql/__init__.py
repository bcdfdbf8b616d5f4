"""The Cosmos DB SQL dialect: parsed with lark, compiled to Python closures, which are the one truth of its meaning."""
