/** What an entry costs beside its bytes. */
const OVERHEAD_BYTES = 256;

/** Contents of entries, the least recently used forgotten first. The newest is kept whatever its size. */
export class ObjectCache {
  private readonly contents = new Map<number, Buffer>();
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  get(entry: number): Buffer | undefined {
    const data = this.contents.get(entry);
    if (data === undefined) return undefined;
    this.contents.delete(entry);
    this.contents.set(entry, data);
    return data;
  }

  put(entry: number, data: Buffer): void {
    this.forget(entry);
    this.contents.set(entry, data);
    this.bytes += data.length + OVERHEAD_BYTES;
    for (const oldest of this.contents.keys()) {
      if (this.bytes <= this.maxBytes || oldest === entry) return;
      this.forget(oldest);
    }
  }

  private forget(entry: number): void {
    const data = this.contents.get(entry);
    if (data === undefined) return;
    this.contents.delete(entry);
    this.bytes -= data.length + OVERHEAD_BYTES;
  }
}
