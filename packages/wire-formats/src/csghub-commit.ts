// The body of CSGHub's commit call (csghub-sdk 0.9: upload_large_folder): one JSON object with a message and a list of files in base64.
import { decodeBase64 } from './base64';
import type { CommitHeader, CommitOperation } from './commit-lines';
import { quoted, WireFormatError } from './errors';
import { JsonFields } from './json-fields';
import { type JsonListLimits, readJsonList } from './json-list';

/** What goes into a message where the client sends none. */
const NO_MESSAGE = 'Upload files';

/**
 * The operations in their order, then the header; `line` counts the files from 1. Large files come as the text of their pointers.
 * Throws what `readJsonList` throws, and 'commit/unknown-operation', 'commit/bad-line', 'commit/bad-field'.
 */
export async function* readCsghubCommit(
  source: AsyncIterable<Uint8Array>,
  limits: JsonListLimits,
): AsyncGenerator<CommitHeader | CommitOperation> {
  for await (const part of readJsonList(source, 'files', limits)) {
    if (part.kind === 'element') yield operation(JsonFields.of(part.value, 'files[]', part.index + 1), part.index + 1);
    else yield header(JsonFields.of(part.value, 'commit', 1));
  }
}

function header(fields: JsonFields): CommitHeader {
  const [summary = '', ...description] = (fields.optionalText('message', '').trim() || NO_MESSAGE).split('\n');
  return { key: 'header', summary, description: description.join('\n').trim(), parentCommit: null };
}

function operation(fields: JsonFields, line: number): CommitOperation {
  const action = fields.text('action');
  const path = fields.name('path');
  if (action === 'delete') return { key: 'deletedFile', line, path };
  if (action !== 'create' && action !== 'update')
    throw new WireFormatError(
      'commit/unknown-operation',
      `the action ${quoted(action)} is not known; there are create, update and delete`,
      line,
    );
  // Python's base64.encode breaks its lines.
  const content = decodeBase64(fields.text('content').replaceAll(/[\r\n]+/g, ''));
  if (!content) throw fields.refusal('content', 'is not valid base64');
  return { key: 'file', line, path, content };
}
