// The commits that lead to the imported one, with its tags, through the door that every push goes through: the same checks, the same rows. The large
// files of all these commits come first, since a pointer is taken in only where its file is. What cannot be had this way is said, and the import
// comes without its history.
import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { FLUSH_PKT, GitFormatError, type GitOid, type ListedRef, pktLine, ZERO_OID } from '@modelgrove/git-objects';
import type { XetHash } from '@modelgrove/xet-formats';
import { DomainError } from '../../../common/errors';
import { AppConfig } from '../../../platform/config';
import { failpoint } from '../../../platform/failpoints';
import { Spool } from '../../../platform/spool';
import { ReceivePackService, VersionReader } from '../../versions';
import { historyRefused, targetChanged, upstreamAway } from '../imports.errors';
import { ImportTimings } from '../import-timings';
import { PlainFetcher } from '../upstream/plain-fetcher';
import { UpstreamGit } from '../upstream/upstream-git';
import { refusalOf, UpstreamHub } from '../upstream/upstream-hub';
import { UpstreamHttp } from '../upstream/upstream-http';
import { LargeFiles } from './large-files';
import type { RunContext } from './run-context';

const MAIN = 'refs/heads/main';
/** Tags of one import; a pack of many more is somebody's log, not versions. */
const MAX_TAGS = 1000;

interface Move {
  name: string;
  from: GitOid;
  to: GitOid;
}

@Injectable()
export class History {
  constructor(
    private readonly git: UpstreamGit,
    private readonly hub: UpstreamHub,
    private readonly http: UpstreamHttp,
    private readonly large: LargeFiles,
    private readonly receiver: ReceivePackService,
    private readonly versions: VersionReader,
    private readonly spool: Spool,
    private readonly config: AppConfig,
    private readonly timings: ImportTimings,
  ) {}

  /** Resolves when main is the imported commit, with all that leads to it. Throws DomainError: of the kinds that pass, or why it cannot be had. */
  async bring(context: RunContext): Promise<void> {
    try {
      await this.bringChecked(context);
    } catch (error) {
      if (!(error instanceof GitFormatError)) throw error;
      throw error.code === 'wire/cut' ? upstreamAway('its history broke off') : historyRefused(error.message);
    }
  }

  private async bringChecked(context: RunContext): Promise<void> {
    const { record, repo, watch } = context;
    watch.step = 'history';
    const tags = await this.git.tags(context.access, context.source, watch.signal);
    const { commitOid: head } = await this.versions.resolve(repo, MAIN);
    if (head !== record.commitOid) {
      if (head !== record.initialOid) throw targetChanged();
      await this.bringCommits(context, head);
      failpoint('import.history-brought');
    }
    watch.allHere();
    watch.step = 'finishing';
    await this.bringTags(context, tags);
  }

  private async bringCommits(context: RunContext, head: GitOid): Promise<void> {
    const { record, repo, access, source, watch } = context;
    const { signal } = watch;
    const bytes = await this.git.pack(access, source, [record.commitOid], [], signal);
    await using pack = await this.spool.write(bytes, { maxBytes: this.config.maxUploadBytes, signal });
    const { pointers } = await this.receiver.examine(repo, pack, [record.commitOid]);
    watch.step = 'large-files';
    watch.expect(
      pointers.length,
      pointers.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    );
    const chunked = pointers.length > 0 ? await this.xetHashes(context) : new Map<string, XetHash>();
    const objects = pointers.map((pointer) => ({ ...pointer, xetHash: chunked.get(pointer.sha256) ?? null }));
    await watch.note();
    await this.large.bring(context, objects, this.fetcher(context, pointers));
    watch.step = 'history';
    await this.push(context, [{ name: MAIN, from: head, to: record.commitOid }], createReadStream(pack.path));
  }

  /** Of what the imported revision shows; older versions come plainly. */
  private async xetHashes({ access, source, watch }: RunContext): Promise<Map<string, XetHash>> {
    const files = await this.hub.files(access, source, { signal: watch.signal });
    return new Map(files.flatMap(({ sha256, xetHash }) => (sha256 !== null && xetHash !== null ? [[sha256, xetHash] as const] : [])));
  }

  private fetcher({ access, source }: RunContext, pointers: { sha256: string; sizeBytes: number; path: string }[]): PlainFetcher {
    return new PlainFetcher(this.http, {
      access,
      tries: this.timings.tries,
      locate: this.git.locator(access, source, pointers),
      refusal: (answer) => refusalOf(answer, source),
    });
  }

  /** Those on commits that came. One that cannot be had or kept is no reason to do without the others. */
  private async bringTags(context: RunContext, listed: readonly ListedRef[]): Promise<void> {
    const here = new Set((await this.versions.refs(context.repo)).map(({ name }) => name));
    const wanted: ListedRef[] = [];
    for (const tag of listed.filter(({ name }) => !here.has(name)).slice(0, MAX_TAGS))
      if (await this.isHere(context, tag)) wanted.push(tag);
    const annotated = wanted.filter(({ peeled }) => peeled !== null).map(({ oid }) => oid);
    const moves = (tags: readonly ListedRef[]): Move[] => tags.map(({ name, oid }) => ({ name, from: ZERO_OID, to: oid }));
    const light = wanted.filter(({ peeled }) => peeled === null);
    if (light.length > 0) await this.push(context, moves(light), null);
    if (annotated.length === 0) return;
    const pack = await this.git.pack(context.access, context.source, annotated, [context.record.commitOid], context.watch.signal);
    await this.push(context, moves(wanted.filter(({ peeled }) => peeled !== null)), pack);
  }

  private async isHere({ repo }: RunContext, { oid, peeled }: ListedRef): Promise<boolean> {
    try {
      await this.versions.resolve(repo, peeled ?? oid);
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'revision/not-found') return false;
      throw error;
    }
  }

  private async push({ repo, watch }: RunContext, moves: readonly Move[], pack: AsyncIterable<Uint8Array> | null): Promise<void> {
    const limits = { maxPackBytes: this.config.maxUploadBytes, signal: watch.signal };
    const report = await this.receiver.receive(repo, request(moves, pack), limits);
    const refused = report?.results.find(({ error }) => error !== undefined);
    if (report && report.unpack !== 'ok') throw historyRefused(report.unpack);
    if (refused?.refName === MAIN) throw historyRefused(refused.error ?? 'refused');
  }
}

/** What git sends in a push: the moves of refs, then the pack. */
async function* request(moves: readonly Move[], pack: AsyncIterable<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  for (const [i, { name, from, to }] of moves.entries()) yield pktLine(`${from} ${to} ${name}${i === 0 ? '\0 report-status' : ''}\n`);
  yield FLUSH_PKT;
  if (pack) yield* pack;
}
