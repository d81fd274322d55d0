import { XetFormatError } from '../errors';

/** The code of the refusal; what is not a refusal with a code shows itself. */
export function codeOf(work: () => unknown): string {
  try {
    work();
    return 'no refusal';
  } catch (error) {
    return error instanceof XetFormatError ? error.code : `no XetFormatError: ${String(error)}`;
  }
}
