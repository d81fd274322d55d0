/** What a dataset cannot be read for. `code` is stable, `message` one sentence for a person. */
export class DatasetReadError extends Error {
  override readonly name = 'DatasetReadError';

  constructor(
    readonly code: `viewer/${string}`,
    message: string,
  ) {
    super(message);
  }
}
