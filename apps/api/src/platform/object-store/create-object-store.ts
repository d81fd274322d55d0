// Picks the store that the operator configured. Nothing is touched yet: `check()` makes the folders or the bucket.
import { FolderStore } from './folder-store';
import type { ObjectStore } from './object-store';
import { S3Store } from './s3-store';

export interface FolderStoreConfig {
  kind: 'folder';
  rootDir: string;
  minFreeBytes: number;
}

export interface S3StoreConfig {
  kind: 's3';
  /** `http(s)://host[:port]` as we reach the server. */
  endpoint: string;
  /** The same server as clients reach it; absent: they fetch and send all bytes through us. */
  publicEndpoint?: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  /** Part of every signature; given, so that signing asks nobody. */
  region: string;
  /** `endpoint/bucket/key` instead of `bucket.endpoint/key`. */
  pathStyle: boolean;
}

export type ObjectStoreConfig = FolderStoreConfig | S3StoreConfig;

export function createObjectStore(config: ObjectStoreConfig): ObjectStore {
  return config.kind === 'folder' ? new FolderStore(config) : new S3Store(config);
}
