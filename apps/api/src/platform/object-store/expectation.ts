// Compares what was received with what was promised, before anything becomes visible.
import { ObjectStoreError } from './errors';
import type { PutExpectation, StoredObject } from './object-store';

export function assertAsExpected(received: StoredObject, expect: PutExpectation = {}): void {
  assertSizeAsExpected(received.sizeBytes, expect.sizeBytes);
  if (expect.sha256 !== undefined && expect.sha256 !== received.sha256) {
    throw new ObjectStoreError('object-store/sha256-mismatch', `The bytes received have sha256 ${received.sha256}, not ${expect.sha256}.`);
  }
}

export function assertSizeAsExpected(receivedBytes: number, expectedBytes: number | undefined): void {
  if (expectedBytes === undefined || expectedBytes === receivedBytes) return;
  throw new ObjectStoreError('object-store/size-mismatch', `${receivedBytes} bytes arrived where ${expectedBytes} were promised.`);
}

/** Passes the bytes on, and fails as soon as more arrive than promised: nobody writes a terabyte to find out. */
export async function* atMost(source: AsyncIterable<Uint8Array>, expectedBytes: number | undefined): AsyncGenerator<Uint8Array> {
  let receivedBytes = 0;
  for await (const chunk of source) {
    receivedBytes += chunk.byteLength;
    if (expectedBytes !== undefined && receivedBytes > expectedBytes) {
      throw new ObjectStoreError('object-store/size-mismatch', `More than the ${expectedBytes} promised bytes arrived.`);
    }
    yield chunk;
  }
}
