// What a client asks of upload-pack, in the form both protocol versions end in.
import { GitFormatError } from '../errors';
import type { GitOid } from '../objects/oid';
import { parseObjectFilter, type ObjectFilter } from './object-filter';
import { numberOf, oidOf } from './request-text';

export interface UploadRequest {
  wants: GitOid[];
  haves: GitOid[];
  done: boolean;
  /** Commits the client has without their parents. */
  shallows: GitOid[];
  deepen: number | null;
  /** Unix seconds. */
  deepenSince: number | null;
  deepenNot: string[];
  deepenRelative: boolean;
  filter: ObjectFilter | null;
}

export function emptyUploadRequest(): UploadRequest {
  return {
    wants: [],
    haves: [],
    done: false,
    shallows: [],
    deepen: null,
    deepenSince: null,
    deepenNot: [],
    deepenRelative: false,
    filter: null,
  };
}

/** Takes one line both versions share; false when the line is none of them. */
export function takeUploadLine(request: UploadRequest, line: string): boolean {
  const space = line.indexOf(' ');
  const word = space < 0 ? line : line.slice(0, space);
  const value = space < 0 ? '' : line.slice(space + 1);
  switch (word) {
    case 'want':
      request.wants.push(oidOf(value));
      return true;
    case 'have':
      request.haves.push(oidOf(value));
      return true;
    case 'shallow':
      request.shallows.push(oidOf(value));
      return true;
    case 'done':
      request.done = true;
      return space < 0;
    default:
      return takeDepthOrFilter(request, word, value);
  }
}

function takeDepthOrFilter(request: UploadRequest, word: string, value: string): boolean {
  switch (word) {
    case 'deepen':
      request.deepen = numberOf(value, 1);
      return true;
    case 'deepen-since':
      request.deepenSince = numberOf(value, 1);
      return true;
    case 'deepen-not':
      request.deepenNot.push(value);
      return value !== '';
    case 'filter':
      request.filter = parseObjectFilter(value);
      return true;
    default:
      return false;
  }
}

/** git refuses the same pair: one depth cannot be counted and dated at once. Throws 'wire/conflicting-depths'. */
export function refuseConflictingDepths(request: UploadRequest): void {
  if (request.deepen !== null && (request.deepenSince !== null || request.deepenNot.length > 0)) {
    throw new GitFormatError('wire/conflicting-depths', 'deepen cannot be used together with deepen-since or deepen-not');
  }
}
