// Addresses for bytes that pass through us. They carry their own proof, because Hugging Face clients send none of the headers a batch
// answer asks for (contracts/huggingface-hub.md §7.3).
import { Injectable } from '@nestjs/common';
import { SIGNED_URL_MAX_SECONDS, UPLOAD_URL_MAX_SECONDS } from '@modelgrove/shared';
import { DomainError } from '../../common/errors';
import { type Claims, UrlSigner } from '../../platform/signing';
import type { LargeObject, UploadTarget } from './blobs.types';

export const DOWNLOAD_LINK_SECONDS = SIGNED_URL_MAX_SECONDS;
export const UPLOAD_LINK_SECONDS = UPLOAD_URL_MAX_SECONDS;

type Purpose = 'lfs-upload' | 'lfs-verify' | 'lfs-download' | 'lfs-part' | 'lfs-complete' | 'lfs-present';
const METHODS: Record<Purpose, string> = {
  'lfs-upload': 'PUT',
  'lfs-verify': 'POST',
  'lfs-download': 'GET',
  'lfs-part': 'PUT',
  'lfs-complete': 'POST',
  'lfs-present': 'PUT',
};

export interface UploadInParts extends UploadTarget {
  uploadId: string;
}

@Injectable()
export class LfsLinks {
  constructor(private readonly signer: UrlSigner) {}

  upload(baseUrl: string, repositoryId: bigint, object: LargeObject): string {
    return this.link(baseUrl, 'objects', 'lfs-upload', repositoryId, object);
  }

  verification(baseUrl: string, repositoryId: bigint, object: LargeObject): string {
    return this.link(baseUrl, 'verify', 'lfs-verify', repositoryId, object);
  }

  download(baseUrl: string, repositoryId: bigint, object: LargeObject): string {
    return this.link(baseUrl, 'objects', 'lfs-download', repositoryId, object);
  }

  part(baseUrl: string, repositoryId: bigint, object: LargeObject, uploadId: string, partNumber: number): string {
    return `${this.link(baseUrl, 'parts', 'lfs-part', repositoryId, object, uploadId)}/${partNumber}`;
  }

  completion(baseUrl: string, repositoryId: bigint, object: LargeObject, uploadId: string): string {
    return this.link(baseUrl, 'parts', 'lfs-complete', repositoryId, object, uploadId);
  }

  /** Takes bytes that are here already, for clients that cannot be told so. */
  present(baseUrl: string, repositoryId: bigint, object: LargeObject): string {
    return this.link(baseUrl, 'present', 'lfs-present', repositoryId, object);
  }

  /** Throws 'signing/invalid' or 'signing/expired'. */
  target(token: string, purpose: Purpose): UploadTarget {
    return targetOf(this.signer.verify(token, purpose, METHODS[purpose]));
  }

  targetInParts(token: string, purpose: 'lfs-part' | 'lfs-complete'): UploadInParts {
    const claims = this.signer.verify(token, purpose, METHODS[purpose]);
    if (typeof claims.uploadId !== 'string') throw malformed();
    return { ...targetOf(claims), uploadId: claims.uploadId };
  }

  private link(baseUrl: string, kind: string, purpose: Purpose, repositoryId: bigint, object: LargeObject, uploadId?: string): string {
    const { sha256, sizeBytes } = object;
    const claims: Claims = {
      purpose,
      method: METHODS[purpose],
      repositoryId: String(repositoryId),
      sha256,
      sizeBytes,
      ...(uploadId ? { uploadId } : {}),
    };
    return `${baseUrl}/lfs/${kind}/${this.signer.sign(claims, purpose === 'lfs-download' ? DOWNLOAD_LINK_SECONDS : UPLOAD_LINK_SECONDS)}`;
  }
}

function targetOf(claims: Claims): UploadTarget {
  const { repositoryId, sha256, sizeBytes } = claims;
  if (repositoryId === undefined || sha256 === undefined || sizeBytes === undefined) throw malformed();
  return { repositoryId: BigInt(repositoryId), sha256, sizeBytes };
}

function malformed(): DomainError {
  return new DomainError('forbidden', 'signing/invalid', 'This signed address is not valid.');
}
