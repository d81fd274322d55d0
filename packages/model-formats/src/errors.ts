/** Stable, for callers to switch on: `format/what`, such as 'safetensors/truncated' or 'gguf/too-many-tensors'. */
export type ModelFormatErrorCode = `${'safetensors' | 'gguf' | 'json'}/${string}`;

/** The one error of this package: what is wrong with a file that somebody uploaded. `message` is for its author and quotes nothing of the file. */
export class ModelFormatError extends Error {
  override readonly name = 'ModelFormatError';

  constructor(
    readonly code: ModelFormatErrorCode,
    message: string,
  ) {
    super(message);
  }
}
