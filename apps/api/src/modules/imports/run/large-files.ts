// Brings large files into the repository: not at all when they are linked, without a byte when the importing person may read a repository here that
// has them, else from upstream, in parts, so that a process that dies in the middle of a large file goes on at the part it was at. Bytes that lie
// here for others are fetched all the same: possession is proved, not claimed.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../common/errors';
import { inParallel } from '../../../common/in-parallel';
import { failpoint } from '../../../platform/failpoints';
import type { Granted } from '../../access';
import { BlobService, BlobUploadService, type UploadDecision } from '../../blobs';
import { ShareLargeFiles } from '../../contributions';
import { QuotasService } from '../../quotas';
import { wrongBytes } from '../imports.errors';
import type { ContentFetcher, Stretch } from '../upstream/content-fetcher';
import { ChunkedFiles } from './chunked-files';
import type { RunContext } from './run-context';
import type { WantedObject } from './wanted-object';

const LANES = 4;
const AT_ONCE = 1000;
const TRIES = 2;
const WRONG = new Set(['lfs/wrong-bytes', 'object-store/size-mismatch', 'object-store/sha256-mismatch', 'object-store/part-mismatch']);

/** A stretch of a file that one lane fetches; the last one to end completes the file. */
interface Piece {
  file: FileUnderWay;
  stretch: Stretch;
  /** Null: the file whole. */
  part: number | null;
}

interface FileUnderWay {
  object: WantedObject;
  decision: Extract<UploadDecision, { kind: 'single' | 'parts' }>;
  left: number;
}

@Injectable()
export class LargeFiles {
  constructor(
    private readonly sharing: ShareLargeFiles,
    private readonly blobs: BlobService,
    private readonly uploads: BlobUploadService,
    private readonly quotas: QuotasService,
    private readonly chunked: ChunkedFiles,
  ) {}

  /** When it resolves, each of them is linked. Throws 'quota/exceeded', 'lfs/too-large', 'import/wrong-bytes' and what the fetcher throws. */
  async bring(context: RunContext, wanted: readonly WantedObject[], fetcher: ContentFetcher): Promise<void> {
    const objects = [...new Map(wanted.map((object) => [object.sha256, object])).values()];
    const copies = Map.groupBy(wanted, ({ sha256 }) => sha256);
    const present = (object: WantedObject): void => {
      const count = copies.get(object.sha256)?.length ?? 1;
      context.watch.present(count, count * object.sizeBytes);
    };
    const unlinked = await this.without(context.repo, objects, present);
    const missing = await this.shared(context, unlinked, present);
    await this.quotas.assertRoom(
      context.repo.namespaceId,
      missing.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    );
    const done = (object: WantedObject): void => context.watch.finished(object.path, copies.get(object.sha256)?.length);
    const rest = await this.chunked.bring(context, missing, done);
    await this.fetchAll(context, rest, fetcher, done);
  }

  private async without(repo: Granted, objects: readonly WantedObject[], present: (object: WantedObject) => void): Promise<WantedObject[]> {
    const missing: WantedObject[] = [];
    for (let at = 0; at < objects.length; at += AT_ONCE) {
      const some = objects.slice(at, at + AT_ONCE);
      const linked = await this.blobs.linkedSizes(
        repo.id,
        some.map(({ sha256 }) => sha256),
      );
      for (const object of some) {
        if (linked.get(object.sha256) === object.sizeBytes) present(object);
        else missing.push(object);
      }
    }
    return missing;
  }

  /** Those that a repository has which the person may read: no bytes move. */
  private async shared(
    { actor, repo }: RunContext,
    objects: WantedObject[],
    present: (object: WantedObject) => void,
  ): Promise<WantedObject[]> {
    const left = new Set(await this.sharing.run(actor, repo, sha256sOf(objects)));
    for (const object of objects) if (!left.has(object.sha256)) present(object);
    return objects.filter(({ sha256 }) => left.has(sha256));
  }

  /** The first failure ends what the other lanes are at: they may have hours to go. */
  private async fetchAll(
    context: RunContext,
    objects: readonly WantedObject[],
    fetcher: ContentFetcher,
    done: (object: WantedObject) => void,
  ): Promise<void> {
    const failed = new AbortController();
    const signal = AbortSignal.any([context.watch.signal, failed.signal]);
    await inParallel(this.pieces(context, objects, done), LANES, async (piece) => {
      try {
        await this.bringPiece(context, piece, fetcher, signal);
        piece.file.left -= 1;
        if (piece.file.left === 0) await this.complete(context, piece.file, fetcher, signal);
        if (piece.file.left === 0) done(piece.file.object);
      } catch (error) {
        failed.abort(error);
        throw error;
      }
    });
  }

  /** File after file, so that few are open at a time. */
  private async *pieces(
    context: RunContext,
    objects: readonly WantedObject[],
    done: (object: WantedObject) => void,
  ): AsyncGenerator<Piece> {
    for (const object of objects) {
      const [decision] = await this.uploads.plan(context.repo, [object], true, 'coarsely');
      if (!decision || decision.kind === 'refused') throw refusalOf(decision, object);
      if (decision.kind === 'stored') {
        context.watch.begin(object.path, object.sizeBytes, object.sizeBytes);
        done(object);
        continue;
      }
      yield* await this.piecesOf(context, object, decision);
    }
  }

  private async piecesOf(context: RunContext, object: WantedObject, decision: FileUnderWay['decision']): Promise<Piece[]> {
    const whole: Stretch = { start: 0, end: object.sizeBytes };
    if (decision.kind === 'single') {
      context.watch.begin(object.path, object.sizeBytes);
      return [{ file: { object, decision, left: 1 }, stretch: whole, part: null }];
    }
    const stretches = Array.from({ length: decision.parts }, (_, i) => ({
      part: i + 1,
      stretch: { start: i * decision.partBytes, end: Math.min((i + 1) * decision.partBytes, object.sizeBytes) },
    }));
    const here = new Map((await this.uploads.receivedParts(decision.uploadId)).map((part) => [part.partNumber, part.sizeBytes]));
    const missing = stretches.filter(({ part, stretch }) => here.get(part) !== stretch.end - stretch.start);
    const missingBytes = missing.reduce((sum, { stretch }) => sum + stretch.end - stretch.start, 0);
    context.watch.begin(object.path, object.sizeBytes, object.sizeBytes - missingBytes);
    const file = { object, decision, left: Math.max(missing.length, 1) };
    // All parts are here: only the joining was cut off. An empty stretch brings the file to its completion.
    if (missing.length === 0) return [{ file, stretch: { start: 0, end: 0 }, part: null }];
    return missing.map((piece) => ({ ...piece, file }));
  }

  private async bringPiece(
    context: RunContext,
    { file, stretch, part }: Piece,
    fetcher: ContentFetcher,
    signal: AbortSignal,
  ): Promise<void> {
    const { object, decision } = file;
    const bytes = (): AsyncIterable<Uint8Array> =>
      counted(fetcher.read(object, stretch, signal), (length) => context.watch.received(object.path, length));
    if (decision.kind === 'single') {
      await this.twice(context, object, () => this.uploads.receive({ ...object, repositoryId: context.repo.id }, bytes(), signal));
    } else if (part !== null) {
      await this.uploads.receivePart(decision.uploadId, part, bytes(), signal);
      failpoint('import.part-stored');
    }
  }

  /** Joined parts that are not the file are thrown away; then it is fetched once more, whole. */
  private async complete(
    context: RunContext,
    { object, decision }: FileUnderWay,
    fetcher: ContentFetcher,
    signal: AbortSignal,
  ): Promise<void> {
    if (decision.kind === 'single') return;
    const target = { ...object, repositoryId: context.repo.id };
    const parts = await this.uploads.receivedParts(decision.uploadId);
    try {
      await this.uploads.complete(
        decision.uploadId,
        target,
        parts.map(({ partNumber, etag }) => ({ partNumber, etag })),
      );
    } catch (error) {
      if (!isWrong(error)) throw error;
      context.watch.again(object.path);
      context.watch.begin(object.path, object.sizeBytes);
      const whole = counted(fetcher.read(object, { start: 0, end: object.sizeBytes }, signal), (length) =>
        context.watch.received(object.path, length),
      );
      await this.uploads.receive(target, whole, signal).catch((second: unknown) => {
        throw isWrong(second) ? wrongBytes(object.path) : second;
      });
    }
  }

  /** A connection that spoilt some bytes is given another chance; a hub that lies is not. */
  private async twice(context: RunContext, object: WantedObject, work: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await work();
      } catch (error) {
        if (!isWrong(error)) throw error;
        if (tries === TRIES) throw wrongBytes(object.path);
        context.watch.again(object.path);
        context.watch.begin(object.path, object.sizeBytes);
      }
    }
  }
}

async function* counted(source: AsyncIterable<Uint8Array>, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const part of source) {
    count(part.length);
    yield part;
  }
}

function sha256sOf(objects: readonly WantedObject[]): string[] {
  return objects.map(({ sha256 }) => sha256);
}

function isWrong(error: unknown): boolean {
  return error instanceof DomainError && WRONG.has(error.code);
}

function refusalOf(decision: UploadDecision | undefined, object: WantedObject): DomainError {
  if (decision?.kind !== 'refused' || decision.reason === 'size-mismatch') return wrongBytes(object.path);
  if (decision.reason === 'quota') return new DomainError('forbidden', 'quota/exceeded', decision.message);
  return new DomainError('too-large', 'lfs/too-large', `'${object.path}': ${decision.message}`);
}
