// The door of the object store: the gate, its errors, and the factory that picks a store by configuration.
export { createObjectStore, type FolderStoreConfig, type ObjectStoreConfig, type S3StoreConfig } from './create-object-store';
export { ObjectStoreError, type ObjectStoreErrorCode } from './errors';
export {
  ObjectStore,
  type ByteRange,
  type ListedObject,
  type OpenedObject,
  type PartReceipt,
  type PutExpectation,
  type StoredObject,
  type StoredPart,
} from './object-store';
