// The body of the Hugging Face commit call (Hugging Face Hub contract §7.4): a header line, then operations in their order.
import { decodeBase64 } from './base64';
import { quoted, WireFormatError } from './errors';
import { JsonFields } from './json-fields';
import { readNdjson, type NdjsonLimits } from './ndjson';

export interface CommitHeader {
  key: 'header';
  summary: string;
  description: string;
  parentCommit: string | null;
}

/** `line` is where the operation stands in the body. Paths are as the client sent them: whether they may be written is decided elsewhere. */
export type CommitOperation = { line: number } & (
  | { key: 'file'; path: string; content: Buffer }
  /** The size is absent where the client copies a large file the server already has. */
  | { key: 'lfsFile'; path: string; sha256: string; sizeBytes: number | null }
  | { key: 'deletedFile'; path: string }
  /** The path keeps the slash at its end if the client sent one. */
  | { key: 'deletedFolder'; path: string }
  | { key: 'copyFile'; path: string; srcPath: string; srcRevision: string | null }
);

export type CommitLine = CommitHeader | CommitOperation;

/**
 * The header comes first and once. Operations of an unknown kind are refused, members of a known one that are not listed above are left out.
 * Throws what `readNdjson` throws, and 'commit/no-header', 'commit/unknown-operation', 'commit/bad-line', 'commit/bad-field'.
 */
export async function* readCommitLines(source: AsyncIterable<Uint8Array>, limits: NdjsonLimits): AsyncGenerator<CommitLine> {
  let first = true;
  for await (const { line, value } of readNdjson(source, limits)) {
    const fields = JsonFields.of(value, 'operation', line);
    const key = fields.text('key');
    if (first !== (key === 'header'))
      throw new WireFormatError('commit/no-header', 'the first line, and only that one, is the header', line);
    first = false;
    yield key === 'header' ? header(fields.object('value')) : operation(key, fields, line);
  }
  if (first) throw new WireFormatError('commit/no-header', 'the body has no header line');
}

function header(value: JsonFields): CommitHeader {
  return {
    key: 'header',
    summary: value.text('summary'),
    description: value.optionalText('description', ''),
    parentCommit: value.isAbsent('parentCommit')
      ? null
      : value.matching('parentCommit', /^[0-9a-f]{40}$/, 'a commit id of 40 hexadecimal digits'),
  };
}

function operation(key: string, fields: JsonFields, line: number): CommitOperation {
  switch (key) {
    case 'file':
      return file(fields.object('value'), line);
    case 'lfsFile':
      return largeFile(fields.object('value'), line);
    case 'deletedFile':
    case 'deletedFolder':
      return { key, line, path: fields.object('value').name('path') };
    case 'copyFile':
      return copy(fields.object('value'), line);
    default:
      throw new WireFormatError(
        'commit/unknown-operation',
        `the operation ${quoted(key)} is not known; there are file, lfsFile, deletedFile, deletedFolder and copyFile`,
        line,
      );
  }
}

function file(value: JsonFields, line: number): CommitOperation {
  const path = value.name('path');
  const encoding = value.optionalText('encoding', 'utf-8');
  const text = value.text('content');
  if (encoding === 'base64') {
    const content = decodeBase64(text);
    if (!content) throw value.refusal('content', 'is not valid base64');
    return { key: 'file', line, path, content };
  }
  if (encoding !== 'utf-8' && encoding !== 'utf8') throw value.refusal('encoding', `must be base64 or utf-8, not ${quoted(encoding)}`);
  if (!text.isWellFormed()) throw value.refusal('content', 'is not valid Unicode');
  return { key: 'file', line, path, content: Buffer.from(text) };
}

function largeFile(value: JsonFields, line: number): CommitOperation {
  const algorithm = value.optionalText('algo', 'sha256');
  if (algorithm !== 'sha256') throw value.refusal('algo', `must be sha256, not ${quoted(algorithm)}`);
  const sha256 = value.matching('oid', /^[0-9a-f]{64}$/, 'a sha256 of 64 lower-case hexadecimal digits');
  return { key: 'lfsFile', line, path: value.name('path'), sha256, sizeBytes: value.isAbsent('size') ? null : value.sizeBytes('size') };
}

function copy(value: JsonFields, line: number): CommitOperation {
  const srcRevision = value.isAbsent('srcRevision') ? null : value.name('srcRevision');
  return { key: 'copyFile', line, path: value.name('path'), srcPath: value.name('srcPath'), srcRevision };
}
