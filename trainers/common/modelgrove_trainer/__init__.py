"""What every recipe shares: the contract with the runner (docs/protocols/trainers.md), reading data, stopping, confinement, comparing.

Nothing here imports PyTorch but `torch_tools`, so that wrong settings and data are refused within a second.
"""
