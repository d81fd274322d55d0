"""Run by the environment's own Python as its last test: everything imports, one step of training works, and CUDA is there or is not."""

import sys
import warnings

warnings.simplefilter("ignore")


def main(variant: str) -> None:
    import accelerate  # noqa: F401
    import datasets  # noqa: F401
    import peft
    import pyarrow.parquet  # noqa: F401
    import torch
    import transformers
    from trl import SFTTrainer  # noqa: F401

    layer = torch.nn.Linear(8, 4)
    layer(torch.randn(3, 8)).pow(2).sum().backward()
    if not layer.weight.grad.abs().sum() > 0:
        raise SystemExit("a step of training had no gradient")
    if torch.cuda.is_available() != (variant == "cuda"):
        raise SystemExit(f"the environment is for {variant}, but torch.cuda.is_available() says {torch.cuda.is_available()}")
    print(f"torch {torch.__version__}, transformers {transformers.__version__}, peft {peft.__version__}, {variant}")


main(sys.argv[1])
