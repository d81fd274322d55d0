import { DomainError } from '../../common/errors';

export function onlyDatasets(): DomainError {
  return new DomainError('invalid', 'viewer/only-datasets', 'Only datasets have rows to look at.');
}

export function viewerOff(): DomainError {
  return new DomainError('not-found', 'viewer/off', 'The card of this dataset switches its viewer off.');
}

export function noData(): DomainError {
  return new DomainError('not-found', 'viewer/no-data', 'This dataset has no file that can be shown as a table.');
}

export function configNotFound(): DomainError {
  return new DomainError('not-found', 'viewer/config-not-found', 'This dataset has no such configuration.');
}

export function splitNotFound(): DomainError {
  return new DomainError('not-found', 'viewer/split-not-found', 'This configuration has no such split.');
}

export function noTable(): DomainError {
  return new DomainError('invalid', 'viewer/no-table', 'Only files of Parquet, CSV and JSON lines are compared as tables.');
}

export function noParquet(): DomainError {
  return new DomainError(
    'not-found',
    'viewer/no-parquet',
    'There is no such Parquet file: files are listed as they are, nothing is converted.',
  );
}

export function viewerBusy(): DomainError {
  return new DomainError('too-many', 'viewer/busy', 'Too many datasets are being read at this moment: try again shortly.', {
    retryAfterSeconds: 3,
  });
}

export function tookTooLong(): DomainError {
  return new DomainError('unprocessable', 'viewer/too-long', 'Reading so much of this dataset takes too long here: ask for less of it.');
}

export function bytesMissing(): DomainError {
  return new DomainError('not-found', 'viewer/bytes-missing', 'The bytes of a file of this split are not in the repository.');
}

/** What the reader refuses, by its codes (packages/dataset-reader). */
const REFUSALS: Record<string, (message: string) => DomainError> = {
  'viewer/where': (message) => new DomainError('invalid', 'viewer/where', message),
  'viewer/no-media': (message) => new DomainError('not-found', 'viewer/no-media', message),
  'viewer/unreadable': (message) => new DomainError('unprocessable', 'viewer/unreadable', message),
  'viewer/too-large': (message) => new DomainError('unprocessable', 'viewer/too-large', message),
  'viewer/too-many-rows': (message) => new DomainError('unprocessable', 'viewer/too-many-rows', message),
  'viewer/too-many-patterns': (message) => new DomainError('unprocessable', 'viewer/too-many-patterns', message),
};

/** Null for what is no refusal of the reader. */
export function refusalOfReader(code: string, message: string): DomainError | null {
  return REFUSALS[code]?.(message) ?? null;
}
