export { nativeXetCodec } from './native-codec';
import type { XetCodec } from '@modelgrove/xet-formats';
import { nativeXetCodec } from './native-codec';

export function loadXetCodec(): XetCodec {
  return nativeXetCodec();
}
