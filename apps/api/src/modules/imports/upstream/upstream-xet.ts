// Another hub's Xet store, read as a client does (contracts/xet.md §1.6): a token, what a file is made of, ranges of chunks.
import { Injectable } from '@nestjs/common';
import { API_PLURAL } from '@modelgrove/shared';
import { parseReconstruction, type Reconstruction, XetFormatError, type XetHash } from '@modelgrove/xet-formats';
import type { StreamedAnswer } from '../../../platform/egress';
import { notAHub, upstreamAway } from '../imports.errors';
import type { Source } from '../imports.types';
import { type UpstreamAccess, UpstreamHttp } from './upstream-http';

/** Before a token expires a new one is asked for. */
const MARGIN_SECONDS = 60;

interface StoreToken {
  casUrl: string;
  accessToken: string;
  /** Unix seconds. */
  exp: number;
}

@Injectable()
export class UpstreamXet {
  constructor(private readonly http: UpstreamHttp) {}

  /** Null when that hub has no Xet store, or gives us no token for it. */
  async open(access: UpstreamAccess, source: Source, signal: AbortSignal): Promise<UpstreamStore | null> {
    const store = new UpstreamStore(this.http, access, source, signal);
    return (await store.isThere()) ? store : null;
  }
}

export class UpstreamStore {
  private token: StoreToken | null = null;

  constructor(
    private readonly http: UpstreamHttp,
    private readonly access: UpstreamAccess,
    private readonly source: Source,
    private readonly signal: AbortSignal,
  ) {}

  async isThere(): Promise<boolean> {
    this.token = await this.ask();
    return this.token !== null;
  }

  /** What the file is made of, from its beginning to its end. Null for one that the store does not know. */
  async reconstruction(hash: XetHash): Promise<Reconstruction | null> {
    for (const version of ['v2', 'v1']) {
      const { casUrl, accessToken } = await this.current();
      const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' };
      const answer = await this.http.text(anonymous(casUrl), `${casUrl}/${version}/reconstructions/${hash}`, {
        headers,
        signal: this.signal,
      });
      if (answer.status !== 200) continue;
      try {
        return parseReconstruction(JSON.parse(answer.text));
      } catch (error) {
        if (error instanceof XetFormatError || error instanceof SyntaxError)
          throw notAHub(new URL(casUrl).host, 'its Xet store makes no sense');
        throw error;
      }
    }
    return null;
  }

  /** The chunk records of a range, or null when the address is good no more. No credential: the address is signed. */
  async range(url: string, start: number, endInclusive: number): Promise<StreamedAnswer | null> {
    const answer = await this.http.open(anonymous(url), url, { headers: { range: `bytes=${start}-${endInclusive}` }, signal: this.signal });
    const length = answer.headers.get('content-length');
    const isWhole = length === null || Number(length) === endInclusive + 1 - start;
    if ((answer.status === 206 || answer.status === 200) && isWhole) return answer;
    answer.giveUp();
    if (answer.status === 401 || answer.status === 403) return null;
    throw upstreamAway(`its Xet store answers ${answer.status}`);
  }

  private async current(): Promise<StoreToken> {
    if (this.token && this.token.exp - MARGIN_SECONDS > Date.now() / 1000) return this.token;
    this.token = await this.ask();
    if (!this.token) throw upstreamAway('its Xet store gives no token any more');
    return this.token;
  }

  private async ask(): Promise<StoreToken | null> {
    const { base, type, id, commitOid } = this.source;
    const url = `${base}/api/${API_PLURAL[type]}/${id.split('/').map(encodeURIComponent).join('/')}/xet-read-token/${commitOid}`;
    const answer = await this.http.text(this.access, url, { headers: { accept: 'application/json' }, signal: this.signal });
    return answer.status === 200 ? tokenIn(answer.text) : null;
  }
}

function tokenIn(text: string): StoreToken | null {
  try {
    const { casUrl, accessToken, exp } = JSON.parse(text) as Record<string, unknown>;
    if (typeof casUrl !== 'string' || typeof accessToken !== 'string' || typeof exp !== 'number') return null;
    if (!/^https?:$/.test(new URL(casUrl).protocol)) return null;
    return { casUrl: casUrl.replace(/\/$/, ''), accessToken, exp };
  } catch {
    return null;
  }
}

/** The token of the hub is not for its store. */
function anonymous(url: string): UpstreamAccess {
  return { base: new URL(url).origin, token: null };
}
