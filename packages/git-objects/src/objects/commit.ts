import { GitFormatError } from '../errors';
import { textFormOf, type TextForm } from './git-text';
import { formatHeaders, parseHeaders, type Header } from './header-lines';
import { gitOid, type GitOid } from './oid';
import { formatSignature, parseSignature, type Signature } from './signature';

export interface Commit {
  tree: GitOid;
  parents: GitOid[];
  author: Signature;
  committer: Signature;
  message: string;
  /** The `encoding` header where git writes it, right after the committer; null is UTF-8. */
  encoding: string | null;
  /** What follows, in order: gpgsig, mergetag, … Values of several lines are joined with LF. */
  extraHeaders: Header[];
  /** False when the commit ends with its headers. Left out, the empty line is there. */
  hasBody?: boolean;
  /** How the strings stand for bytes; see git-text. Left out it is 'utf8'. */
  textForm?: TextForm;
}

/** Throws GitFormatError when a required header is missing, out of order or malformed. */
export function parseCommit(data: Buffer): Commit {
  const textForm = textFormOf(data);
  const { headers, body } = parseHeaders(data.toString(textForm));
  let at = 0;
  const take = (key: string): string | null => (headers[at]?.[0] === key ? (headers[at++]?.[1] ?? null) : null);
  const tree = gitOid(required(take('tree'), 'tree'));
  const parents: GitOid[] = [];
  for (let parent = take('parent'); parent !== null; parent = take('parent')) parents.push(gitOid(parent));
  const author = parseSignature(required(take('author'), 'author'));
  const committer = parseSignature(required(take('committer'), 'committer'));
  const encoding = take('encoding');
  return {
    tree,
    parents,
    author,
    committer,
    message: body ?? '',
    encoding,
    extraHeaders: headers.slice(at),
    hasBody: body !== null,
    textForm,
  };
}

/** The bytes to hash and store. Throws GitFormatError for values that would not read back the same. */
export function serializeCommit(commit: Commit): Buffer {
  const headers: Header[] = [
    ['tree', gitOid(commit.tree)],
    ...commit.parents.map((parent): Header => ['parent', gitOid(parent)]),
    ['author', formatSignature(commit.author)],
    ['committer', formatSignature(commit.committer)],
  ];
  if (commit.encoding !== null) headers.push(['encoding', commit.encoding]);
  headers.push(...commit.extraHeaders);
  const body = commit.hasBody === false && commit.message === '' ? '' : `\n${commit.message}`;
  return Buffer.from(formatHeaders(headers) + body, commit.textForm ?? 'utf8');
}

function required(value: string | null, key: string): string {
  if (value === null) throw new GitFormatError('commit/missing-header', `a commit needs "${key}" in its place`);
  return value;
}
