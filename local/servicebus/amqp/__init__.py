"""The wire: SASL, connections, links and the request nodes, on top of Proton's protocol engine."""
