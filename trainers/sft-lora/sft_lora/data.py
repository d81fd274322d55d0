"""The job's data: read, checked, and split into what is trained on and what is held out. Needs no PyTorch."""

from dataclasses import dataclass

from modelgrove_trainer.examples import Conversation, conversations
from modelgrove_trainer.job import Job
from modelgrove_trainer.rows import read_rows
from modelgrove_trainer.split import Split, split_rows


@dataclass(frozen=True)
class Data:
    split: Split
    trained: list[Conversation]
    held_out: list[Conversation]


def read_data(job: Job) -> Data:
    train, validation = read_rows(job.train), read_rows(job.validation) if job.validation else []
    every = conversations(train + validation, job.shape, job.columns)
    split = split_rows(train, validation, job.held_out_share, job.max_examples)
    return Data(split, split.training(every[: len(train)]), split.comparing(every))
