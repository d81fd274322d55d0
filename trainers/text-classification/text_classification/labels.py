"""Which labels there are."""

from modelgrove_trainer.examples import Labelled
from modelgrove_trainer.failures import InputFailure

MOST = 1000


def labels_of(train: list[Labelled], held_out: list[Labelled], source: str) -> list[str]:
    """Of the training rows. With validation files, a label that only they have is a mistake; of a share that is carved out it is chance."""
    found = {one.label for one in train}
    strange = sorted({one.label for one in held_out} - found)
    if strange and source == "validation":
        raise InputFailure(
            "data/label-only-in-validation",
            f'{len(strange)} labels occur only in the validation files (the first: "{strange[0]}"): nothing could teach them. Look at spelling and case.',
            labels=strange[:20],
        )
    labels = sorted(found | set(strange))
    if len(labels) < 2:
        raise InputFailure("data/one-label", f'Every row has the label "{labels[0]}": there is nothing to tell apart.')
    if len(labels) > MOST:
        raise InputFailure("data/too-many-labels", f"There are {len(labels)} labels, more than {MOST}. Is this the right column?")
    return labels
