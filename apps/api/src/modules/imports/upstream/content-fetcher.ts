// Where the bytes of a file come from. The plain one asks for ranges over HTTP; one that speaks in chunks (Xet) may stand beside it.
import type { SourceFile } from '../imports.types';

/** A stretch of a file: from `start` up to but not including `end`. */
export interface Stretch {
  start: number;
  end: number;
}

export interface ContentFetcher {
  /**
   * Exactly the bytes of the stretch. It goes on by itself where a connection broke; what it throws is final. Nothing is verified here but
   * lengths: who keeps the bytes hashes them.
   */
  read(file: Pick<SourceFile, 'path' | 'sizeBytes' | 'sha256'>, stretch: Stretch, signal: AbortSignal): AsyncIterable<Uint8Array>;
}
