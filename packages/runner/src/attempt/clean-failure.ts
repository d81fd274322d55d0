import { harmless } from '../log/harmless';
import type { SecretMask } from '../log/secret-mask';
import type { Failure } from '../protocol';

const MOST_MESSAGE = 1900;
const MOST_DETAILS = 16 * 1024;

/** As it may be shown: without secrets and control characters, and no longer than the hub takes. */
export function cleanFailure(failure: Failure, mask: SecretMask): Failure {
  const { details, ...rest } = failure;
  const cleaned: Failure = { ...rest, message: mask.apply(harmless(failure.message)).slice(0, MOST_MESSAGE) };
  const text = details === undefined ? '' : mask.apply(JSON.stringify(details));
  if (text === '' || text.length > MOST_DETAILS) return cleaned;
  return { ...cleaned, details: JSON.parse(text.replaceAll('\\u0000', '')) as Record<string, unknown> };
}
