import { GitFormatError } from '../errors';

declare const oidBrand: unique symbol;

/** The SHA-1 name of a git object: 40 lowercase hexadecimal digits. */
export type GitOid = string & { readonly [oidBrand]: 'GitOid' };

const OID = /^[0-9a-f]{40}$/;
export const OID_BYTES = 20;

/** "No object": what ref updates use for a ref that is not there. */
export const ZERO_OID = '0'.repeat(40) as GitOid;

export function isGitOid(text: unknown): text is GitOid {
  return typeof text === 'string' && OID.test(text);
}

/** The one way from text to an oid. Throws 'oid/invalid'. */
export function gitOid(text: string): GitOid {
  if (!isGitOid(text)) throw new GitFormatError('oid/invalid', 'an object name is 40 lowercase hexadecimal digits');
  return text;
}

/** Reads the 20 bytes at `offset`. Throws 'oid/invalid' when they are not all there. */
export function oidFromBytes(bytes: Buffer, offset = 0): GitOid {
  if (offset < 0 || offset + OID_BYTES > bytes.length) throw new GitFormatError('oid/invalid', 'an object name is cut off');
  return bytes.toString('hex', offset, offset + OID_BYTES) as GitOid;
}

export function oidToBytes(oid: GitOid): Buffer {
  return Buffer.from(oid, 'hex');
}
