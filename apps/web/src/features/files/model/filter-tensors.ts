import type { ListedTensor } from '../../../lib/api-types';

/** Those whose names have every word of `text`, of one dtype or of any. */
export function filterTensors(tensors: readonly ListedTensor[], text: string, dtype: string | null): readonly ListedTensor[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && dtype === null) return tensors;
  return tensors.filter((tensor) => {
    const name = tensor.name.toLowerCase();
    return (dtype === null || tensor.dtype === dtype) && words.every((word) => name.includes(word));
  });
}
