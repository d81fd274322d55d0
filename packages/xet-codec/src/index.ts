// BLAKE3 and LZ4 for xet-formats: native code where there is a binary for this system, WebAssembly and JavaScript elsewhere, with the same answers.
import type { XetCodec } from '@modelgrove/xet-formats';
import { nativeXetCodec } from './native-codec';
import { portableXetCodec } from './portable-codec';

export { nativeXetCodec, portableXetCodec };

export interface LoadedXetCodec extends XetCodec {
  readonly kind: 'native' | 'portable';
}

/** What is there: `kind` is worth a line in the log, because the portable one takes several times the processor time. */
export function loadXetCodec(): LoadedXetCodec {
  try {
    return { kind: 'native', ...nativeXetCodec() };
  } catch {
    return { kind: 'portable', ...portableXetCodec() };
  }
}
