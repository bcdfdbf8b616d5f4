"""The AMQP 1.0 type system: just what Service Bus messages and requests need (OASIS AMQP 1.0, part 1 and 3.2)."""
