"""A local Azure Functions host: runs `function_app.py` in process, with the behaviours of the real host that matter.

People who have the Core Tools can use `func start` instead; nothing in the app knows which of the two runs it.
"""
