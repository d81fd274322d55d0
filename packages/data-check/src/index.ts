// Can this data make a good model, and what will it cost: answered before anything runs. Pure: bytes come in as streams, a report comes out.
// The rule for the keys of rows and for the held-out share is the trainers' too: see keys/canonical-row.ts and keys/held-out.ts.
export { canonicalJson, type Json, type JsonRow, rowKey } from './keys/canonical-row';
export { heldOutCount, heldOutKeys } from './keys/held-out';
export { checkData, type DataFile } from './check';
export type { CheckOptions } from './checker';
export { DataCheckError } from './errors';
export { FINDINGS, type FindingCode, type Severity, type Topic } from './findings/codes';
export type { Example, Finding, Place } from './findings/findings';
export { type Peek, peekData } from './peek';
export { READER_LIMITS, type ReaderLimits } from './readers/limits';
export type { ByteSource } from './readers/parquet-gate';
export type { DataReport } from './report/data-report';
export type { Verdict, VerdictLine } from './report/verdict';
export type { ChatColumns, ClassificationColumns, CompletionColumns, Shape, ShapeAndColumns } from './shapes/columns';
export type { Estimate, Lengths } from './tokens/lengths';
export type { ModelFiles } from './tokens/model-files';
export { modelSizeOf, type ModelSize } from './quote/model-size';
export { type Device, type Quote, quoteOf, type QuoteOptions } from './quote/quote';
