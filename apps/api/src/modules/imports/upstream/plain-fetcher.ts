// Bytes by HTTP: a range at a time, taken up where it broke off. Answers that are no file (a page, a refusal, another length) end it.
import { DomainError } from '../../../common/errors';
import type { StreamedAnswer } from '../../../platform/egress';
import { upstreamAway, wrongBytes } from '../imports.errors';
import { isPassing } from '../imports.policy';
import type { SourceFile } from '../imports.types';
import type { ContentFetcher, Stretch } from './content-fetcher';
import { ofEgress, type TextAnswer, type UpstreamAccess, type UpstreamHttp } from './upstream-http';

type Wanted = Pick<SourceFile, 'path' | 'sizeBytes' | 'sha256'>;

export interface PlainSource {
  access: UpstreamAccess;
  /** Asked again for every try: an address may be good for a while only. */
  locate(file: Wanted, signal: AbortSignal): Promise<{ url: string; headers?: Record<string, string> }>;
  refusal(answer: TextAnswer): Error;
  tries: number;
}

export class PlainFetcher implements ContentFetcher {
  constructor(
    private readonly http: UpstreamHttp,
    private readonly source: PlainSource,
  ) {}

  async *read(file: Wanted, { start, end }: Stretch, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    let at = start;
    let failures = 0;
    while (at < end) {
      try {
        for await (const part of this.from(file, { start: at, end }, signal)) {
          at += part.length;
          failures = 0;
          yield part;
        }
        if (at < end) throw upstreamAway(`it broke off in the middle of '${file.path}'`);
      } catch (error) {
        failures += 1;
        if (!(error instanceof DomainError) || !isPassing(error) || failures >= this.source.tries) throw error;
        await this.http.pause(failures, error, signal);
      }
    }
  }

  private async *from(file: Wanted, stretch: Stretch, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const { url, headers } = await this.source.locate(file, signal);
    const range = `bytes=${stretch.start}-${stretch.end - 1}`;
    const answer = await this.http.open(this.source.access, url, { headers: { ...headers, range }, signal });
    let skip = await this.bytesBefore(answer, file, stretch);
    let left = stretch.end - stretch.start;
    try {
      for await (const part of answer.body) {
        const from = Math.min(skip, part.length);
        skip -= from;
        const wanted = part.subarray(from, from + left);
        left -= wanted.length;
        if (wanted.length > 0) yield wanted;
        if (left === 0) return;
      }
    } catch (error) {
      throw ofEgress(error);
    } finally {
      answer.giveUp();
    }
  }

  /** How many bytes of the answer come before the stretch: none in a 206, all before it in a 200 of the whole file. */
  private async bytesBefore(answer: StreamedAnswer, file: Wanted, { start }: Stretch): Promise<number> {
    if (answer.status === 206) {
      const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(answer.headers.get('content-range') ?? '') ?? [];
      if (Number(from) === start && (total === '*' || Number(total) === file.sizeBytes)) return 0;
    } else if (answer.status === 200) {
      const length = answer.headers.get('content-length');
      if (length === null || Number(length) === file.sizeBytes) return start;
    } else if (answer.status !== 416) {
      throw this.source.refusal({ status: answer.status, headers: answer.headers, text: await beginningOf(answer) });
    }
    answer.giveUp();
    throw wrongBytes(file.path);
  }
}

/** Enough to see what the other side says. */
async function beginningOf(answer: StreamedAnswer): Promise<string> {
  let text = '';
  try {
    for await (const part of answer.body) {
      text += part.toString('utf8');
      if (text.length > 10_000) break;
    }
  } catch {
    // The status says enough.
  } finally {
    answer.giveUp();
  }
  return text;
}
