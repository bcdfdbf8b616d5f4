"""Checks of infra/bicep that need no Azure and no Bicep compiler: `python -m scripts.bicep`.

What they can't know is whether Azure accepts the files: the pipeline asks it (`bicep build`, `what-if`).
"""
