// Words of ours, in both languages, for files that could not be read. The code beside them is for who wants to know more.
import type { MessageId } from '../../../lib/i18n';

const EXACT: Record<string, MessageId> = {
  'files/bytes-missing': 'fileProblem.bytesMissing',
  'files/shard-missing': 'fileProblem.shardMissing',
};
const FORMATS: Record<string, MessageId> = { safetensors: 'fileProblem.safetensors', gguf: 'fileProblem.gguf', json: 'fileProblem.json' };

export function fileProblemWords(code: string): MessageId {
  return EXACT[code] ?? FORMATS[code.split('/', 1)[0] ?? ''] ?? 'fileProblem.limit';
}
