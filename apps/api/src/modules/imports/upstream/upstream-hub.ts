// What another hub says of a repository, in the Hugging Face API (contracts/huggingface-hub.md §5.1, §5.3). Everything it sends is checked: it may
// be a page of a proxy, another program, or a hub that lies.
import { Injectable } from '@nestjs/common';
import { type GitOid, isGitOid, pathProblem } from '@modelgrove/git-objects';
import { API_PLURAL } from '@modelgrove/shared';
import { parseXetHash } from '@modelgrove/xet-formats';
import type { DomainError } from '../../../common/errors';
import {
  badPath,
  notAHub,
  revisionUnknown,
  sourceForbidden,
  sourceGated,
  sourceNotFound,
  tokenRejected,
  tooManyFiles,
} from '../imports.errors';
import { pageOf } from '../imports.policy';
import type { Source, SourceAddress, SourceFile } from '../imports.types';
import { type TextAnswer, type UpstreamAccess, type UpstreamCall, UpstreamHttp } from './upstream-http';

const MAX_FILES = 500_000;
const MAX_SAID = 200;
const INVALID_CREDENTIALS = /invalid credentials|invalid.*token|user token/i;

type Json = Record<string, unknown>;
type Patience = Pick<UpstreamCall, 'signal' | 'isAsked'>;

@Injectable()
export class UpstreamHub {
  constructor(private readonly http: UpstreamHttp) {}

  /** The repository and the commit that the revision means at this moment. Throws 'import/source-not-found', 'import/gated', … */
  async source(access: UpstreamAccess, address: SourceAddress, patience: Patience): Promise<Source> {
    const url = `${this.api(address)}/revision/${encodeURIComponent(address.revision)}`;
    const answer = await this.http.text(access, url, { ...patience, headers: { accept: 'application/json' } });
    if (answer.status !== 200) throw refusalOf(answer, address);
    const info = objectOf(answer, address);
    if (!isGitOid(info.sha)) throw notAHub(hostOf(address), 'it names no commit');
    const id = typeof info.id === 'string' && /^[^/\s]+(?:\/[^/\s]+)?$/.test(info.id) ? info.id : address.id;
    const named = { ...address, id };
    return {
      ...named,
      url: pageOf(named),
      commitOid: info.sha,
      isPrivate: info.private === true,
      isGated: info.gated !== undefined && info.gated !== null && info.gated !== false,
      sdk: typeof info.sdk === 'string' && /^[\w-]{1,40}$/.test(info.sdk) ? info.sdk : null,
    };
  }

  /** Every file of the commit. Throws 'import/path' for one that cannot be kept here, 'import/too-many-files'. */
  async files(access: UpstreamAccess, source: Source, patience: Patience): Promise<SourceFile[]> {
    const files: SourceFile[] = [];
    let next: string | null = `${this.api(source)}/tree/${source.commitOid}?recursive=true&expand=false`;
    const seen = new Set<string>();
    while (next !== null) {
      if (seen.has(next)) throw notAHub(hostOf(source), 'its list of files leads back to itself');
      seen.add(next);
      const answer: TextAnswer = await this.http.text(access, next, { ...patience, headers: { accept: 'application/json' } });
      if (answer.status !== 200) throw refusalOf(answer, source);
      for (const item of arrayOf(answer, source)) {
        const file = fileOf(item, source);
        if (file) files.push(file);
      }
      if (files.length > MAX_FILES) throw tooManyFiles(MAX_FILES);
      next = nextPage(answer.headers, source);
    }
    return files;
  }

  /** Where the bytes of a file are. */
  contentUrl(source: Source, path: string): string {
    return `${source.url}/resolve/${source.commitOid}/${path.split('/').map(encodeURIComponent).join('/')}`;
  }

  private api({ base, type, id }: Pick<SourceAddress, 'base' | 'type' | 'id'>): string {
    return `${base}/api/${API_PLURAL[type]}/${id.split('/').map(encodeURIComponent).join('/')}`;
  }
}

/** How an answer that is no success is said here. */
export function refusalOf({ status, headers, text }: TextAnswer, at: Pick<SourceAddress, 'base' | 'id' | 'revision'>): DomainError {
  const code = headers.get('x-error-code');
  const host = hostOf(at);
  const said = saidIn(headers, text);
  if (code === 'GatedRepo') return sourceGated(at.id, host);
  if (code === 'RevisionNotFound') return revisionUnknown(at.id, at.revision);
  if (status === 401 && code === null && INVALID_CREDENTIALS.test(said)) return tokenRejected(host);
  if (status === 404 && code === null && /^\s*</.test(text)) return notAHub(host, 'a page is where its API should be');
  if (code === 'RepoNotFound' || status === 401 || status === 404) return sourceNotFound(at.id, host);
  if (status === 403 || status === 451) return sourceForbidden(at.id, host, said && ` ("${said}")`);
  return notAHub(host, `it answers ${status}${said && ` ("${said}")`}`);
}

/** One line of what the other side says, for the person who reads our refusal. */
function saidIn(headers: Headers, text: string): string {
  const header = headers.get('x-error-message');
  if (header) return header.slice(0, MAX_SAID);
  try {
    const { error, message } = JSON.parse(text) as Json;
    const said = typeof error === 'string' ? error : typeof message === 'string' ? message : '';
    return said.replaceAll(/[\p{Cc}\s]+/gu, ' ').slice(0, MAX_SAID);
  } catch {
    return '';
  }
}

function parsed(answer: TextAnswer, at: Pick<SourceAddress, 'base'>): unknown {
  try {
    return JSON.parse(answer.text);
  } catch {
    throw notAHub(hostOf(at), /^\s*</.test(answer.text) ? 'a page is where its API should be' : 'an answer of its API is no JSON');
  }
}

function objectOf(answer: TextAnswer, at: Pick<SourceAddress, 'base'>): Json {
  const value = parsed(answer, at);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notAHub(hostOf(at), 'it describes no repository');
  return value as Json;
}

function arrayOf(answer: TextAnswer, at: Pick<SourceAddress, 'base'>): Json[] {
  const value = parsed(answer, at);
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'object' || item === null))
    throw notAHub(hostOf(at), 'it lists no files');
  return value as Json[];
}

function fileOf(item: Json, at: SourceAddress): SourceFile | null {
  if (item.type !== 'file') return null;
  const { path, size, oid } = item;
  if (typeof path !== 'string' || !isSize(size) || !isGitOid(oid))
    throw notAHub(hostOf(at), 'a file in its list has no path, size or hash');
  const problem = pathProblem(path);
  if (problem) throw badPath(path, problem);
  const lfs = largeOf(item.lfs, at);
  const xetHash = lfs ? parseXetHash(item.xetHash) : null;
  return { path, sizeBytes: lfs?.sizeBytes ?? size, sha256: lfs?.sha256 ?? null, xetHash, gitOid: oid as GitOid };
}

function largeOf(lfs: unknown, at: SourceAddress): { sha256: string; sizeBytes: number } | null {
  if (typeof lfs !== 'object' || lfs === null) return null;
  const { oid, size } = lfs as Json;
  if (typeof oid !== 'string' || !/^[0-9a-f]{64}$/.test(oid) || !isSize(size))
    throw notAHub(hostOf(at), 'a large file in its list has no size or hash');
  return { sha256: oid, sizeBytes: size };
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Mirrors hand on the addresses of the hub they mirror: only path and query count, asked of the hub that we know. */
function nextPage(headers: Headers, { base }: Pick<SourceAddress, 'base'>): string | null {
  const link = /<([^>]*)>\s*;\s*rel="?next"?/.exec(headers.get('link') ?? '')?.[1];
  if (link === undefined || !URL.canParse(link, base)) return null;
  const { pathname, search } = new URL(link, base);
  const at = pathname.indexOf('/api/');
  return at < 0 ? null : `${base}${pathname.slice(at)}${search}`;
}

function hostOf({ base }: Pick<SourceAddress, 'base'>): string {
  return new URL(base).host;
}
