/** The one error of this package: what it was given to work with (not the data) cannot be used. `message` is for a person. */
export class DataCheckError extends Error {
  override readonly name = 'DataCheckError';

  constructor(
    readonly code: `model/${string}` | `options/${string}`,
    message: string,
  ) {
    super(message);
  }
}
