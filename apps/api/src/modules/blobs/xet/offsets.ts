// Lists of offsets as bytes: 4 each, little-endian, whatever the machine.

export function bytesOfOffsets(offsets: Uint32Array): Buffer {
  const bytes = Buffer.allocUnsafe(offsets.length * 4);
  offsets.forEach((offset, index) => bytes.writeUInt32LE(offset, index * 4));
  return bytes;
}

export function offsetsOf(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length >>> 2 }, (_, index) => bytes.readUInt32LE(index * 4));
}
