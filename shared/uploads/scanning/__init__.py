"""Is this file what it says, and safe to pass on? Pure product code: no Azure, nothing of cases or accounts.

`pipeline.scan_file` is the way in; `reasons.REASONS` lists every refusal; `inspection/` runs in a capped subprocess.
"""
