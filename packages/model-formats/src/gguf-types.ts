// Numbers of the GGUF specification: types of values, types of tensors with the bytes of a block, names of files' quantizations.

/** Bytes of each fixed type of value; strings and lists have their own length. */
export const VALUE_BYTES: Record<number, number> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };
/** As the specification has them, shortened. */
export const VALUE_NAMES: Record<number, string> = {
  0: 'u8',
  1: 'i8',
  2: 'u16',
  3: 'i16',
  4: 'u32',
  5: 'i32',
  6: 'f32',
  7: 'bool',
  8: 'string',
  9: 'list',
  10: 'u64',
  11: 'i64',
  12: 'f64',
};
export const STRING = 8;
export const ARRAY = 9;

interface TensorType {
  name: string;
  /** Elements of a block, and its bytes; absent where the layout was changed and sizes prove nothing. */
  block?: readonly [elements: number, bytes: number];
}

export const TENSOR_TYPES: Record<number, TensorType> = {
  0: { name: 'F32', block: [1, 4] },
  1: { name: 'F16', block: [1, 2] },
  2: { name: 'Q4_0', block: [32, 18] },
  3: { name: 'Q4_1', block: [32, 20] },
  4: { name: 'Q4_2' },
  5: { name: 'Q4_3' },
  6: { name: 'Q5_0', block: [32, 22] },
  7: { name: 'Q5_1', block: [32, 24] },
  8: { name: 'Q8_0', block: [32, 34] },
  9: { name: 'Q8_1' },
  10: { name: 'Q2_K', block: [256, 84] },
  11: { name: 'Q3_K', block: [256, 110] },
  12: { name: 'Q4_K', block: [256, 144] },
  13: { name: 'Q5_K', block: [256, 176] },
  14: { name: 'Q6_K', block: [256, 210] },
  15: { name: 'Q8_K', block: [256, 292] },
  16: { name: 'IQ2_XXS', block: [256, 66] },
  17: { name: 'IQ2_XS', block: [256, 74] },
  18: { name: 'IQ3_XXS', block: [256, 98] },
  19: { name: 'IQ1_S', block: [256, 50] },
  20: { name: 'IQ4_NL', block: [32, 18] },
  21: { name: 'IQ3_S', block: [256, 110] },
  22: { name: 'IQ2_S', block: [256, 82] },
  23: { name: 'IQ4_XS', block: [256, 136] },
  24: { name: 'I8', block: [1, 1] },
  25: { name: 'I16', block: [1, 2] },
  26: { name: 'I32', block: [1, 4] },
  27: { name: 'I64', block: [1, 8] },
  28: { name: 'F64', block: [1, 8] },
  29: { name: 'IQ1_M', block: [256, 56] },
  30: { name: 'BF16', block: [1, 2] },
  31: { name: 'Q4_0_4_4' },
  32: { name: 'Q4_0_4_8' },
  33: { name: 'Q4_0_8_8' },
  34: { name: 'TQ1_0', block: [256, 54] },
  35: { name: 'TQ2_0', block: [256, 66] },
  39: { name: 'MXFP4', block: [32, 17] },
};

/** `general.file_type`. */
export const FILE_TYPES: Record<number, string> = {
  0: 'F32',
  1: 'F16',
  2: 'Q4_0',
  3: 'Q4_1',
  7: 'Q8_0',
  8: 'Q5_0',
  9: 'Q5_1',
  10: 'Q2_K',
  11: 'Q3_K_S',
  12: 'Q3_K_M',
  13: 'Q3_K_L',
  14: 'Q4_K_S',
  15: 'Q4_K_M',
  16: 'Q5_K_S',
  17: 'Q5_K_M',
  18: 'Q6_K',
  19: 'IQ2_XXS',
  20: 'IQ2_XS',
  21: 'Q2_K_S',
  22: 'IQ3_XS',
  23: 'IQ3_XXS',
  24: 'IQ1_S',
  25: 'IQ4_NL',
  26: 'IQ3_S',
  27: 'IQ3_M',
  28: 'IQ2_S',
  29: 'IQ2_M',
  30: 'IQ4_XS',
  31: 'IQ1_M',
  32: 'BF16',
  36: 'TQ1_0',
  37: 'TQ2_0',
  38: 'MXFP4_MOE',
};

/** Bytes of so many elements; null for a type of unknown layout, and for elements that fill no whole block. */
export function tensorBytes(type: number, elements: number): number | null | 'no-block' {
  const block = TENSOR_TYPES[type]?.block;
  if (!block) return null;
  if (elements % block[0] !== 0) return 'no-block';
  const bytes = (elements / block[0]) * block[1];
  return Number.isSafeInteger(bytes) ? bytes : 'no-block';
}
