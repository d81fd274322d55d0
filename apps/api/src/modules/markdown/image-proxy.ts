// Pictures of other hosts, fetched by the hub: their hosts do not learn who reads. Through the gate of outbound calls, so never from inside our
// network; redirects come back through that gate. Kept in memory for an hour, within bounds.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { DomainError } from '../../common/errors';
import { Lru } from '../../common/lru';
import { Egress, EgressError } from '../../platform/egress';
import { ImageLinks } from './image-links';
import { imageTypeOf } from './image-type';
import { imageBusy, imageNotSigned, imageUnavailable } from './markdown.errors';

const LIMITS = { timeoutMs: 10_000, maxBytes: 8 * 1024 * 1024 };
const MOST_REDIRECTS = 4;
const MOST_AT_ONCE = 32;
const KEPT_BYTES = 48 * 1024 * 1024;
const KEPT_MS = 3600_000;
/** A picture that cannot be had is not asked for again at once. */
const REFUSED_MS = 60_000;
const HEADERS = { accept: 'image/avif,image/webp,image/*;q=0.8', 'user-agent': 'Modelgrove image proxy' };
const WORDS: Record<EgressError['problem'], string> = {
  refused: 'this hub may not reach its host.',
  away: 'its host does not answer.',
  slow: 'its host takes too long.',
  'too-large': 'it is too large.',
};

export interface ProxiedImage {
  bytes: Buffer;
  type: string;
}

type Outcome = { image: ProxiedImage } | { refusal: DomainError };

@Injectable()
export class ImageProxy {
  private readonly kept = new Lru<string, { outcome: Outcome; until: number }>(KEPT_BYTES);
  private readonly coming = new Map<string, Promise<Outcome>>();

  constructor(
    private readonly links: ImageLinks,
    private readonly egress: Egress,
    private readonly clock: Clock,
  ) {}

  /** Throws 'image/not-signed', 'image/busy', 'image/unavailable'. */
  async image(address: string, signature: string): Promise<ProxiedImage> {
    if (!this.links.isOurs(address, signature)) throw imageNotSigned();
    const outcome = this.known(address) ?? (await this.fetched(address));
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome.image;
  }

  private known(address: string): Outcome | null {
    const entry = this.kept.get(address);
    return entry && entry.until > this.clock.now().getTime() ? entry.outcome : null;
  }

  private fetched(address: string): Promise<Outcome> {
    const coming = this.coming.get(address);
    if (coming) return coming;
    if (this.coming.size >= MOST_AT_ONCE) throw imageBusy();
    const promise = this.outcome(address).finally(() => this.coming.delete(address));
    this.coming.set(address, promise);
    return promise;
  }

  private async outcome(address: string): Promise<Outcome> {
    const outcome = await this.tried(address);
    const [keptMs, bytes] = 'image' in outcome ? [KEPT_MS, outcome.image.bytes.length] : [REFUSED_MS, 0];
    this.kept.set(address, { outcome, until: this.clock.now().getTime() + keptMs }, bytes + address.length + 200);
    return outcome;
  }

  private async tried(address: string): Promise<Outcome> {
    try {
      return { image: await this.download(new URL(address)) };
    } catch (error) {
      if (error instanceof EgressError) return { refusal: imageUnavailable(WORDS[error.problem]) };
      if (error instanceof DomainError) return { refusal: error };
      throw error;
    }
  }

  private async download(first: URL): Promise<ProxiedImage> {
    let url = first;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const answer = await this.egress.fetch(url, { method: 'GET', headers: HEADERS, body: null }, LIMITS);
      const next = answer.headers.get('location');
      if (answer.status < 300 || answer.status >= 400 || next === null)
        return pictureOf(answer.status, Buffer.from(await answer.arrayBuffer()));
      if (!URL.canParse(next, url.href)) break;
      url = new URL(next, url.href);
    }
    throw imageUnavailable('its host sends us from place to place.');
  }
}

function pictureOf(status: number, bytes: Buffer): ProxiedImage {
  if (status !== 200) throw imageUnavailable(`its host answers ${status}.`);
  const type = imageTypeOf(bytes);
  if (type === null) throw imageUnavailable('what its host sends is no picture.');
  return { bytes, type };
}
