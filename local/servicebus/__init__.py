"""A Service Bus broker for the laptop: AMQP 1.0 for the unmodified SDK, rules in `engine`, SQLite in `store`."""
