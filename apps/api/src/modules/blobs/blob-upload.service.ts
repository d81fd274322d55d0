// Taking in large files. An object is linked to a repository only after the server itself has seen all its bytes and their
// sha256 was right: also when the same object exists elsewhere, so that nobody gains a file by naming its hash.
import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import { failpoint } from '../../platform/failpoints';
import { series } from '../../platform/metrics';
import { ObjectStore, ObjectStoreError, type PartReceipt, type StoredPart } from '../../platform/object-store';
import { DomainError } from '../../common/errors';
import type { Granted } from '../access';
import { QuotasService } from '../quotas';
import { BlobLimits } from './blob-limits';
import { objectNotFound, objectTooLarge, uploadNotFound, wrongBytes, wrongPart } from './blobs.errors';
import { decideUpload, partLength, storageKey } from './blobs.policy';
import { BlobsStore } from './blobs.store';
import type { Cut, LargeObject, UploadDecision, UploadRow, UploadTarget } from './blobs.types';

@Injectable()
export class BlobUploadService {
  constructor(
    private readonly store: BlobsStore,
    private readonly objects: ObjectStore,
    private readonly transaction: Transaction,
    private readonly limits: BlobLimits,
    private readonly config: AppConfig,
    private readonly quotas: QuotasService,
  ) {}

  /** How each object is to be sent, in the order asked. */
  async plan(repo: Granted<'contribute'>, wanted: LargeObject[], multipart: boolean, cut: Cut = 'rarely'): Promise<UploadDecision[]> {
    const linked = await this.store.linkedSizes(
      repo.id,
      wanted.map((object) => object.sha256),
    );
    const refusedByQuota = await this.quotaRefusal(repo, wanted, linked);
    const multipartAboveBytes = this.wholeUpTo(cut);
    const rules = { maxUploadBytes: this.config.maxUploadBytes, multipart, multipartAboveBytes, refusedByQuota };
    const decisions: UploadDecision[] = [];
    for (const object of wanted) {
      const decision = decideUpload(object, linked.get(object.sha256), rules);
      decisions.push(decision.kind === 'parts-wanted' ? await this.beginParts({ ...object, repositoryId: repo.id }, cut) : decision);
    }
    return decisions;
  }

  private wholeUpTo(cut: Cut): number {
    if (cut === 'rarely') return this.limits.multipartAboveBytes;
    return cut === 'coarsely' ? this.limits.minimumPartBytes : this.limits.smallestPageParts;
  }

  /** Why the namespace cannot take what is not linked yet; null when it can. All or nothing: a client uploads for one commit. */
  private async quotaRefusal(
    repo: Granted<'contribute'>,
    wanted: LargeObject[],
    linked: ReadonlyMap<string, number>,
  ): Promise<string | null> {
    const missing = new Map(wanted.filter(({ sha256 }) => !linked.has(sha256)).map(({ sha256, sizeBytes }) => [sha256, sizeBytes]));
    if (missing.size === 0) return null;
    try {
      await this.quotas.assertRoom(
        repo.namespaceId,
        [...missing.values()].reduce((sum, bytes) => sum + bytes, 0),
      );
      return null;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'quota/exceeded') return error.message;
      throw error;
    }
  }

  /** Streams, verifies, then links. An aborted or wrong upload leaves nothing behind. */
  receive(target: UploadTarget, source: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<void> {
    return counted(target.sizeBytes, () => this.receiveWhole(target, source, signal));
  }

  private async receiveWhole(target: UploadTarget, source: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<void> {
    if (target.sizeBytes > this.config.maxUploadBytes) throw objectTooLarge(target.sizeBytes, this.config.maxUploadBytes);
    await this.quotas.assertRoomFor(target.repositoryId, target.sizeBytes);
    const key = storageKey(target.sha256);
    await this.objects.put(key, source, { sizeBytes: target.sizeBytes, sha256: target.sha256, ...(signal ? { signal } : {}) });
    failpoint('upload.bytes-stored');
    await this.link(target);
    failpoint('upload.linked');
  }

  /** What a client asks after an upload. Throws 'lfs/object-not-found'. */
  async verify(target: UploadTarget): Promise<void> {
    const linked = await this.store.linkedSizes(target.repositoryId, [target.sha256]);
    if (linked.get(target.sha256) !== target.sizeBytes) throw objectNotFound(target.sha256);
  }

  /** Returns the part's etag. A part may be sent again; the last one counts. */
  async receivePart(uploadId: string, partNumber: number, source: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<string> {
    const upload = await this.find(uploadId);
    const length = partLength(upload.sizeBytes, upload.partBytes, partNumber);
    if (length === 0) throw wrongPart(`This upload has no part ${partNumber}.`);
    return this.objects.putPart(upload.storageKey, upload.storeUpload, partNumber, source, length, signal);
  }

  /** What has arrived of an upload in parts. */
  async receivedParts(uploadId: string): Promise<StoredPart[]> {
    const upload = await this.find(uploadId);
    const parts = await this.objects.listParts(upload.storageKey, upload.storeUpload);
    return parts.filter(({ partNumber, sizeBytes }) => sizeBytes === partLength(upload.sizeBytes, upload.partBytes, partNumber));
  }

  /**
   * Joins the parts, verifies the whole, then links. What is wrong is thrown away: the client begins anew. Asking a second time for
   * what is done already is fine: the first answer may have been lost.
   */
  async complete(uploadId: string, target: UploadTarget, parts: PartReceipt[]): Promise<void> {
    const upload = await this.store.findUpload(uploadId);
    if (!upload) return this.verify(target);
    await counted(upload.sizeBytes, () => this.join(upload, parts));
  }

  private async join(upload: UploadRow, parts: PartReceipt[]): Promise<void> {
    const { sha256 } = await this.objects.completeMultipart(upload.storageKey, upload.storeUpload, parts);
    failpoint('parts.joined');
    try {
      await this.assertWhole(upload, sha256);
      await this.objects.copy(upload.storageKey, storageKey(upload.sha256));
      failpoint('parts.published');
    } finally {
      await this.objects.delete(upload.storageKey);
      await this.store.endUpload(upload.id);
    }
    failpoint('parts.cleared');
    await this.link(upload);
    failpoint('parts.linked');
  }

  /** A client that asks again for the same object goes on with the parts it has sent. */
  private async beginParts(target: UploadTarget, cut: Cut): Promise<UploadDecision> {
    const upload = (await this.resumable(target)) ?? (await this.begin(target, cut));
    const { partBytes } = upload;
    const object = { sha256: target.sha256, sizeBytes: target.sizeBytes };
    return { kind: 'parts', object, uploadId: upload.id, partBytes, parts: Math.ceil(target.sizeBytes / partBytes) };
  }

  /** An upload whose completion was cut off may have no parts left in the store: nobody could go on with it. */
  private async resumable(target: UploadTarget): Promise<UploadRow | null> {
    const upload = await this.store.pendingUpload(target);
    if (!upload) return null;
    try {
      await this.objects.listParts(upload.storageKey, upload.storeUpload);
      return upload;
    } catch (error) {
      if (!(error instanceof ObjectStoreError && error.code === 'object-store/upload-missing')) throw error;
      // Not its joined bytes: their completion may be running in another process. The sweep of unfinished bytes takes them.
      await this.store.endUpload(upload.id);
      return null;
    }
  }

  private async begin(target: UploadTarget, cut: Cut): Promise<UploadRow> {
    const id = randomUUID();
    const storageKeyOfParts = `tmp/${id}`;
    const storeUpload = await this.objects.createMultipart(storageKeyOfParts);
    const partBytes = cut === 'finely' ? this.limits.pagePartBytes(target.sizeBytes) : this.limits.partBytes(target.sizeBytes);
    const row: UploadRow = { ...target, id, storageKey: storageKeyOfParts, storeUpload, partBytes };
    await this.store.beginUpload(row);
    return row;
  }

  private async find(uploadId: string): Promise<UploadRow> {
    const upload = await this.store.findUpload(uploadId);
    if (!upload) throw uploadNotFound();
    return upload;
  }

  /** `sha256` is what the store computed while the parts came in, null when it did not see them. */
  private async assertWhole(upload: UploadRow, sha256: string | null): Promise<void> {
    const stored = await this.objects.stat(upload.storageKey);
    if (stored?.sizeBytes !== upload.sizeBytes) throw wrongBytes(upload);
    if ((sha256 ?? (await this.hash(upload.storageKey))) !== upload.sha256) throw wrongBytes(upload);
  }

  private async hash(key: string): Promise<string> {
    const { stream } = await this.objects.open(key);
    const hash = createHash('sha256');
    for await (const chunk of stream as AsyncIterable<Uint8Array>) hash.update(chunk);
    return hash.digest('hex');
  }

  /** Bytes before rows; throws 'quota/exceeded' when others were faster to fill the namespace: gc takes the bytes. Called only once the object lies verified under its own key. */
  private link(target: UploadTarget): Promise<void> {
    return this.transaction.inTransaction(async () => {
      await this.store.insertObject(target, storageKey(target.sha256));
      const isNew = await this.store.link(target.repositoryId, target.sha256);
      if (isNew) await this.quotas.add(target.repositoryId, { fileBytes: target.sizeBytes });
    });
  }
}

async function counted(sizeBytes: number, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    series.uploads.inc({ outcome: 'taken' });
    series.uploadBytes.inc(sizeBytes);
  } catch (error) {
    series.uploads.inc({ outcome: 'refused' });
    throw error;
  }
}
