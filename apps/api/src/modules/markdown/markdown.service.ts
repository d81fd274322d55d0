// Texts that people wrote, as HTML for pages: made once for everybody who reads the same text in the same place. The HTML is safe by the last word of
// packages/markdown; nobody adds to it.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type MarkdownOptions, type RenderedMarkdown, RENDERER_VERSION } from '@modelgrove/markdown';
import { Clock } from '../../common/clock';
import { Lru } from '../../common/lru';
import { AppConfig } from '../../platform/config';
import { watchCache } from '../../platform/metrics';
import { MarkdownPool } from './markdown-pool';
import { type PlacedRepository, repositoryPlace } from './repository-place';

const KEPT_CHARACTERS = 24 * 1024 * 1024;

/** What the moment may be at fault for: a machine that had too much to do. */
const GIVEN_UP = new Set(['markdown/too-slow', 'markdown/unreadable']);
const TRIED_AGAIN_MS = 10 * 60_000;

/** `card`: a page of its own, whose headings one links to. `comment`: one of several on a page; line breaks count, and people are mentioned. `text`: a few lines about somebody. */
export type TextKind = 'card' | 'comment' | 'text';

export interface TextPlace {
  /** Relative addresses lead into this revision of it, beginning at the folder of `path`. */
  repository?: PlacedRepository;
  revision?: string;
  path?: string;
  /** `#12` leads to this address and `/12`. */
  discussions?: string;
  /** Of a comment: what tells its ids from those of others on the page, such as `c12-`. */
  idPrefix?: string;
}

/** `rendererVersion`: what was kept by an older renderer is made anew (MarkdownService.rendererVersion). */
export type RenderedText = Readonly<RenderedMarkdown> & { readonly rendererVersion: number };

interface Kept {
  made: RenderedText;
  until: number;
}

@Injectable()
export class MarkdownService {
  /** Goes up whenever the same text becomes other HTML. */
  readonly rendererVersion = RENDERER_VERSION;
  private readonly kept = watchCache('markdown', new Lru<string, Kept>(KEPT_CHARACTERS));
  private readonly coming = new Map<string, Promise<RenderedText>>();
  private readonly origins: readonly string[];

  constructor(
    private readonly pool: MarkdownPool,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {
    this.origins = [new URL(config.publicUrl).origin];
  }

  /** Never refuses a text for what it says: `problems` tells what could not be done. Throws 'markdown/busy' when too many wait. */
  async render(text: string, kind: TextKind, place: TextPlace = {}): Promise<RenderedText> {
    const options = this.options(kind, place);
    const key = createHash('sha256')
      .update(JSON.stringify([text, options]))
      .digest('base64url');
    return this.known(key) ?? this.coming.get(key) ?? this.make(key, text, options);
  }

  private known(key: string): RenderedText | null {
    const kept = this.kept.get(key);
    return kept && kept.until > this.clock.now().getTime() ? kept.made : null;
  }

  private make(key: string, text: string, options: Omit<MarkdownOptions, 'foreignImage'>): Promise<RenderedText> {
    const promise = this.pool
      .render(text, options)
      .then((rendered) => {
        const made = { ...rendered, rendererVersion: RENDERER_VERSION };
        const isWhole = rendered.problems.every(({ code }) => !GIVEN_UP.has(code));
        const until = isWhole ? Infinity : this.clock.now().getTime() + TRIED_AGAIN_MS;
        this.kept.set(key, { made, until }, rendered.html.length + 1000);
        return made;
      })
      .finally(() => this.coming.delete(key));
    this.coming.set(key, promise);
    return promise;
  }

  private options(kind: TextKind, { repository, revision, path, discussions, idPrefix }: TextPlace): Omit<MarkdownOptions, 'foreignImage'> {
    const place = repository && revision ? repositoryPlace(repository, revision, path ?? '', this.config.anonymousRead) : undefined;
    const base = { origins: this.origins, ...(place ? { place } : {}), ...(idPrefix ? { idPrefix } : {}) };
    if (kind === 'card') return base;
    return { ...base, plainHeadings: true, lineBreaks: true, ...(kind === 'comment' ? { mentions: true, discussions } : {}) };
  }
}
