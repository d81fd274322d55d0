// The form of `upload_file`: file, file_path, branch, message, in any order.
import { posix } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { type FormPart, multipartBoundary, readMultipart } from '@modelgrove/wire-formats';
import { DomainError } from '../../common/errors';
import type { FileIntake, ReceivedFile } from '../../modules/contributions';
import { bodyStream } from '../../platform/http';

const LIMITS = { maxParts: 20, maxHeadBytes: 16 * 1024 };
const MAX_FIELD_BYTES = 64 * 1024;

export interface UploadForm extends AsyncDisposable {
  path: string;
  branch: string;
  message: string;
  file: ReceivedFile;
}

/** Dispose of the result. Throws 'upload/no-form', 'upload/incomplete', 'upload/field-too-large', WireFormatError, and what the intake throws. */
export async function readUploadForm(request: FastifyRequest, intake: FileIntake): Promise<UploadForm> {
  const boundary = multipartBoundary(request.headers['content-type'] ?? '');
  if (boundary === null)
    throw new DomainError('invalid', 'upload/no-form', 'A form (multipart/form-data) with file and file_path is expected.');
  const fields = new Map<string, string>();
  let file: ReceivedFile | null = null;
  try {
    for await (const part of readMultipart(bodyStream(request), boundary, LIMITS)) {
      if (part.name !== 'file') fields.set(part.name, await textOf(part));
      else if (file) throw new DomainError('invalid', 'upload/incomplete', 'One file comes in a form, not several.');
      else file = await intake.receive(part.body, Number(request.headers['content-length'] ?? 0) || 0);
    }
    const path = repositoryPath(fields.get('file_path') ?? '');
    if (!file || path === '') throw new DomainError('invalid', 'upload/incomplete', "The form lacks 'file' or 'file_path'.");
    const received = file;
    const [branch, message] = [fields.get('branch') || 'main', fields.get('message') ?? ''];
    return { path, branch, message, file: received, [Symbol.asyncDispose]: () => received[Symbol.asyncDispose]() };
  } catch (error) {
    await file?.[Symbol.asyncDispose]();
    throw error;
  }
}

/** The SDK sends the local path when it was told none: `./a.txt` and `/a.txt` are `a.txt` here. Steps upwards stay, and are refused later. */
function repositoryPath(path: string): string {
  return path === '' ? '' : posix.normalize(path).replace(/^\/+/, '').replace(/^\.$/, '');
}

async function textOf({ name, body }: FormPart): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_FIELD_BYTES)
      throw new DomainError('too-large', 'upload/field-too-large', `The field '${name.slice(0, 60)}' of the form is too long.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
