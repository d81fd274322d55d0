// Addresses of ranges of stored xorbs, for holders of a reconstruction. They cannot be widened: an S3 server checks the signed Range header, we
// check our own signature.
import { Injectable } from '@nestjs/common';
import { RANGE_URL_MAX_SECONDS } from '@modelgrove/shared';
import { DomainError } from '../../../common/errors';
import { type ByteRange, ObjectStore, type OpenedObject } from '../../../platform/object-store';
import { UrlSigner } from '../../../platform/signing';

const PURPOSE = 'xet-range';

@Injectable()
export class XetRanges {
  constructor(
    private readonly objects: ObjectStore,
    private readonly signer: UrlSigner,
  ) {}

  async url(baseUrl: string, storageKey: string, range: ByteRange): Promise<string> {
    const direct = await this.objects.signedRangeUrl(storageKey, range, RANGE_URL_MAX_SECONDS);
    if (direct !== null) return direct;
    const claims = { purpose: PURPOSE, method: 'GET', key: storageKey, start: range.start, end: range.endInclusive };
    return `${baseUrl}/xet/ranges/${this.signer.sign(claims, RANGE_URL_MAX_SECONDS)}`;
  }

  /** What a signed address of ours is good for. Throws 'signing/invalid', 'signing/expired'. */
  signed(token: string): { storageKey: string; range: ByteRange } {
    const { key, start, end } = this.signer.verify(token, PURPOSE, 'GET');
    if (typeof key !== 'string' || typeof start !== 'number' || typeof end !== 'number')
      throw new DomainError('forbidden', 'signing/invalid', 'This signed address is not valid.');
    return { storageKey: key, range: { start, endInclusive: end } };
  }

  open(storageKey: string, range: ByteRange, signal?: AbortSignal): Promise<OpenedObject> {
    return this.objects.open(storageKey, range, signal);
  }
}
