// Takes in the lines of a commit. All commits under way share a budget of memory: when it is spent, the next one is told to come back,
// so that many large commits at once cannot bring the process down.
import { Injectable } from '@nestjs/common';
import { gitOid, parseLfsPointer } from '@modelgrove/git-objects';
import { MAX_REGULAR_FILE_BYTES } from '@modelgrove/shared';
import { type CommitHeader, type CommitLine, type CommitOperation, readCommitLines, readCsghubCommit } from '@modelgrove/wire-formats';
import { DomainError } from '../../common/errors';
import type { CommitFilesRequest } from './use-cases/commit-files';

const MIB = 1024 * 1024;
/** Regular contents of one commit; more of them come in several commits, as clients do by themselves above 100 MB. */
const MAX_COMMIT_BYTES = 512 * MIB;
const MAX_UNDER_WAY_BYTES = 768 * MIB;
const MAX_LINES = 100_000;
/** A line holds one file in base64, its path, and some punctuation. */
const MAX_LINE_BYTES = Math.ceil((MAX_REGULAR_FILE_BYTES * 4) / 3) + MIB;
/** The same with the line breaks that Python puts into base64, each of them two characters in JSON. */
const MAX_BROKEN_LINE_BYTES = Math.ceil((MAX_LINE_BYTES * 78) / 76);
const MAX_BODY_BYTES = Math.ceil((MAX_COMMIT_BYTES * 4) / 3) + 64 * MIB;

export interface ReceivedCommit extends AsyncDisposable {
  header: CommitHeader;
  operations: CommitFilesRequest['operations'];
}

@Injectable()
export class CommitIntake {
  private underWayBytes = 0;

  /**
   * Lines of JSON, as Hugging Face clients send them. Dispose of the result: it gives its share of the budget back.
   * Throws WireFormatError, 'commit/too-large', 'commit/busy', 'file/too-large'.
   */
  read(body: AsyncIterable<Uint8Array>): Promise<ReceivedCommit> {
    return this.take(
      readCommitLines(body, { maxLines: MAX_LINES, maxLineBytes: MAX_LINE_BYTES, maxTotalBytes: MAX_BODY_BYTES }),
      toOperation,
    );
  }

  /** One JSON object, as csghub-sdk sends it, where the pointer of a large file stands for the file. Throws the same. */
  readCsghub(body: AsyncIterable<Uint8Array>): Promise<ReceivedCommit> {
    const limits = { maxElements: MAX_LINES, maxElementBytes: MAX_BROKEN_LINE_BYTES, maxRestBytes: MIB, maxTotalBytes: MAX_BODY_BYTES };
    return this.take(readCsghubCommit(body, limits), (line, share) => largeByPointer(toOperation(line, share)));
  }

  private async take(lines: AsyncIterable<CommitLine>, operationOf: typeof toOperation): Promise<ReceivedCommit> {
    const share = new Share(this);
    try {
      let header: CommitHeader | null = null;
      const operations: CommitFilesRequest['operations'] = [];
      for await (const line of lines) {
        if (line.key === 'header') header = line;
        else operations.push(operationOf(line, share));
      }
      if (!header) throw new Error('the lines of a commit ended without a header');
      return { header, operations, [Symbol.asyncDispose]: async () => share.release() };
    } catch (error) {
      share.release();
      throw error;
    }
  }

  /** Called by shares only. */
  account(bytes: number): void {
    if (bytes > 0 && this.underWayBytes + bytes > MAX_UNDER_WAY_BYTES) {
      throw new DomainError('too-many', 'commit/busy', 'The hub is taking in many large commits at this moment: try again shortly.', {
        retryAfterSeconds: 5,
      });
    }
    this.underWayBytes += bytes;
  }
}

/** What one commit holds of the budget. */
class Share {
  private bytes = 0;

  constructor(private readonly intake: CommitIntake) {}

  take(bytes: number): void {
    if (this.bytes + bytes > MAX_COMMIT_BYTES) {
      throw new DomainError(
        'too-large',
        'commit/too-large',
        `The regular files of one commit have at most ${MAX_COMMIT_BYTES / MIB} MiB together: split it, or upload large files as such.`,
      );
    }
    this.intake.account(bytes);
    this.bytes += bytes;
  }

  release(): void {
    this.intake.account(-this.bytes);
    this.bytes = 0;
  }
}

function toOperation(line: CommitOperation, share: Share): CommitFilesRequest['operations'][number] {
  switch (line.key) {
    case 'file':
      share.take(line.content.length);
      return { kind: 'put', path: line.path, content: ownBytes(line.content) };
    case 'lfsFile':
      return { kind: 'large', path: line.path, sha256: line.sha256, sizeBytes: line.sizeBytes };
    case 'deletedFile':
      return { kind: 'delete-file', path: line.path };
    case 'deletedFolder':
      return { kind: 'delete-folder', path: line.path.replace(/\/+$/, '') };
    case 'copyFile':
      return {
        kind: 'copy',
        path: line.path,
        fromPath: line.srcPath,
        ...(line.srcRevision === null ? {} : { fromRevision: line.srcRevision }),
      };
  }
}

function largeByPointer(operation: CommitFilesRequest['operations'][number]): CommitFilesRequest['operations'][number] {
  const pointer = operation.kind === 'put' ? parseLfsPointer(operation.content) : null;
  return pointer ? { kind: 'large', path: operation.path, ...pointer } : operation;
}

/** Not a view into a larger buffer, which it would keep alive. */
function ownBytes(content: Buffer): Buffer {
  return content.buffer.byteLength > content.length * 2 && content.length > MIB ? Buffer.from(content) : content;
}

/** As a request, less where it is to go. */
export function commitRequestOf({ header, operations }: ReceivedCommit): Omit<CommitFilesRequest, 'revision'> {
  const { summary, description, parentCommit } = header;
  return { title: summary, body: description, operations, ...(parentCommit === null ? {} : { expectedParent: gitOid(parentCommit) }) };
}
