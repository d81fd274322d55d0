// The rows of the room in memory, and a note of what was written in which order.
import type { BlobsStore } from '../blobs.store';
import type { LargeObject, UploadRow, UploadTarget } from '../blobs.types';

export class BlobsInMemory implements Pick<
  BlobsStore,
  'linkedSizes' | 'insertObject' | 'link' | 'findUpload' | 'pendingUpload' | 'beginUpload' | 'endUpload'
> {
  readonly objects = new Map<string, number>();
  readonly links = new Set<string>();
  readonly uploads = new Map<string, UploadRow>();

  /** `note` hears of every row that is written. */
  constructor(private readonly note: (what: string) => void = () => undefined) {}

  async linkedSizes(repositoryId: bigint, sha256s: string[]): Promise<Map<string, number>> {
    const linked = sha256s.filter((sha256) => this.links.has(`${repositoryId}/${sha256}`));
    return new Map(linked.map((sha256) => [sha256, this.objects.get(sha256) ?? 0]));
  }

  async insertObject({ sha256, sizeBytes }: LargeObject): Promise<void> {
    this.note('object row');
    this.objects.set(sha256, sizeBytes);
  }

  async link(repositoryId: bigint, sha256: string): Promise<boolean> {
    this.note('link row');
    const isNew = !this.links.has(`${repositoryId}/${sha256}`);
    this.links.add(`${repositoryId}/${sha256}`);
    return isNew;
  }

  async findUpload(id: string): Promise<UploadRow | null> {
    return this.uploads.get(id) ?? null;
  }

  async pendingUpload({ repositoryId, sha256 }: UploadTarget): Promise<UploadRow | null> {
    return [...this.uploads.values()].find((row) => row.repositoryId === repositoryId && row.sha256 === sha256) ?? null;
  }

  async beginUpload(row: UploadRow): Promise<void> {
    this.uploads.set(row.id, row);
  }

  async endUpload(id: string): Promise<void> {
    this.uploads.delete(id);
  }
}
