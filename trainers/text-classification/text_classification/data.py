"""The job's data: read, checked, and split into what is trained on and what is held out; and its labels. Needs no PyTorch."""

from dataclasses import dataclass

from modelgrove_trainer.examples import Labelled, labelled
from modelgrove_trainer.job import Job
from modelgrove_trainer.rows import read_rows
from modelgrove_trainer.split import Split, split_rows

from .labels import labels_of


@dataclass(frozen=True)
class Data:
    split: Split
    trained: list[Labelled]
    held_out: list[Labelled]
    labels: list[str]


def read_data(job: Job) -> Data:
    train, validation = read_rows(job.train), read_rows(job.validation) if job.validation else []
    every = labelled(train + validation, job.columns)
    split = split_rows(train, validation, job.held_out_share, job.max_examples)
    trained, held_out = split.training(every[: len(train)]), split.comparing(every)
    return Data(split, trained, held_out, labels_of(trained, every[len(train) :] or held_out, split.source))
