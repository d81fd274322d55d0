// The refusals of this room. Each says what to do.
import { DomainError } from '../../common/errors';

export function badRepositoryName(text: string): DomainError {
  return new DomainError('invalid', 'finetune/repository', `'${text.slice(0, 120)}' is no name of a repository; write namespace/name.`);
}

export function notTrainable(what: 'config' | 'weights' | 'tokenizer', model: string): DomainError {
  const missing = {
    config: 'has no config.json at this revision, so it cannot be loaded',
    weights: 'has no weights in the safetensors format at this revision; convert them first',
    tokenizer: 'has no tokenizer at this revision (tokenizer.json or tokenizer.model)',
  }[what];
  return new DomainError('unprocessable', `finetune/no-${what}`, `${model} ${missing}.`);
}

export function noSuchFile(path: string, repository: string): DomainError {
  return new DomainError('unprocessable', 'finetune/no-file', `${repository} has no file '${path.slice(0, 200)}' at this revision.`);
}

export function unknownFormat(path: string): DomainError {
  return new DomainError(
    'unprocessable',
    'finetune/format',
    `'${path.slice(0, 200)}' is neither JSON lines (.jsonl, .json), CSV (.csv) nor Parquet (.parquet).`,
  );
}

export function recipeDoesNotFit(recipe: string, shape: string): DomainError {
  return new DomainError('invalid', 'finetune/shape', `The recipe ${recipe} does not train on data of the shape ${shape}.`);
}

export function onlyDatasets(): DomainError {
  return new DomainError('conflict', 'dataset/only-datasets', 'Only datasets have a sample and a check of their data.');
}

export function noDataFile(): DomainError {
  return new DomainError('not-found', 'dataset/no-data', 'It has no file of JSON lines, CSV or Parquet of which something could be shown.');
}

export function notForTraining(model: string): DomainError {
  return new DomainError(
    'conflict',
    'finetune/not-for-training',
    `${model} is paid by the call: it answers, and is not trained on. Ask its author for other terms.`,
  );
}

export function wouldCopy(model: string): DomainError {
  const message = `${model} may only be used here, and a full fine-tune would be a copy of it with other numbers. Choose the method "lora": its result is an adapter.`;
  return new DomainError('conflict', 'finetune/would-copy', message);
}

export function outputTaken(name: string): DomainError {
  return new DomainError('conflict', 'finetune/output-taken', `There is a repository ${name} already: name another one for the result.`);
}

export function badFileName(): DomainError {
  return new DomainError('invalid', 'file/name', 'A name of a file has 1 to 200 characters and none of / \\ < > : " | ? *.');
}

export function fileNotFound(): DomainError {
  return new DomainError('not-found', 'file/not-found', 'There is no such file.');
}

export function checkTookTooLong(): DomainError {
  return new DomainError(
    'unprocessable',
    'finetune/check-too-long',
    'The check took too long for data of this size: look for rows that are unusually large, or choose another model.',
  );
}

export function badReport(): DomainError {
  return new DomainError(
    'unprocessable',
    'finetune/report',
    'The report of the trainer lacks what its card is made of, or has it in another form',
  );
}
