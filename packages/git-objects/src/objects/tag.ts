import { GitFormatError } from '../errors';
import { textFormOf, type TextForm } from './git-text';
import { formatHeaders, parseHeaders, type Header } from './header-lines';
import { isObjectType, type ObjectType } from './object-type';
import { gitOid, type GitOid } from './oid';
import { formatSignature, parseSignature, type Signature } from './signature';

/** An annotated tag. A signature by gpg is the tail of the message. */
export interface Tag {
  object: GitOid;
  type: ObjectType;
  tag: string;
  /** Null in tags from before 2005. */
  tagger: Signature | null;
  message: string;
  extraHeaders: Header[];
  /** False when the tag ends with its headers: git writes such a tag for an empty message in some ways of making it. */
  hasBody?: boolean;
  /** How the strings stand for bytes; see git-text. Left out it is 'utf8'. */
  textForm?: TextForm;
}

/** Throws GitFormatError when a required header is missing, out of order or malformed. */
export function parseTag(data: Buffer): Tag {
  const textForm = textFormOf(data);
  const { headers, body } = parseHeaders(data.toString(textForm));
  const [object, type, tag] = ['object', 'type', 'tag'].map((key, at) => required(headers[at], key));
  const hasTagger = headers[3]?.[0] === 'tagger';
  return {
    object: gitOid(object ?? ''),
    type: objectType(type ?? ''),
    tag: tag ?? '',
    tagger: hasTagger ? parseSignature(headers[3]?.[1] ?? '') : null,
    message: body ?? '',
    extraHeaders: headers.slice(hasTagger ? 4 : 3),
    hasBody: body !== null,
    textForm,
  };
}

/** The bytes to hash and store. Throws GitFormatError for values that would not read back the same. */
export function serializeTag(tag: Tag): Buffer {
  const headers: Header[] = [
    ['object', gitOid(tag.object)],
    ['type', objectType(tag.type)],
    ['tag', tag.tag],
  ];
  if (tag.tagger) headers.push(['tagger', formatSignature(tag.tagger)]);
  headers.push(...tag.extraHeaders);
  const body = tag.hasBody === false && tag.message === '' ? '' : `\n${tag.message}`;
  return Buffer.from(formatHeaders(headers) + body, tag.textForm ?? 'utf8');
}

function required(header: Header | undefined, key: string): string {
  if (header?.[0] !== key) throw new GitFormatError('tag/missing-header', `a tag needs "${key}" in its place`);
  return header[1];
}

function objectType(text: string): ObjectType {
  if (!isObjectType(text)) throw new GitFormatError('tag/bad-type', 'a tag names a commit, a tree, a blob or a tag');
  return text;
}
