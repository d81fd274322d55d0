// Can this data make a good model, and what will it cost: answered before anything runs. Pure: bytes come in as streams, a report comes out.
// The rule for the keys of rows and for the held-out share is the trainers' too: see keys/canonical-row.ts and keys/held-out.ts.
export { canonicalJson, type Json, type JsonRow, rowKey } from './keys/canonical-row';
export { heldOutCount, heldOutKeys } from './keys/held-out';
