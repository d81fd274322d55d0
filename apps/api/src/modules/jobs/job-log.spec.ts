import { cleanLog, HEAD_BYTES, withPiece } from './job-log';

describe('a log', () => {
  it('is kept whole up to its bound, and knows where its beginning ends', () => {
    const begun = withPiece({ seq: 0, bytes: 0, headSeq: 0 }, HEAD_BYTES - 10);
    expect(begun).toEqual({ seq: 1, bytes: HEAD_BYTES - 10, headSeq: 1 });
    expect(withPiece(begun, 10)).toEqual({ seq: 2, bytes: HEAD_BYTES, headSeq: 2 });
    expect(withPiece(begun, 11)).toEqual({ seq: 2, bytes: HEAD_BYTES + 1, headSeq: 1 });
  });

  it('shows no token', () => {
    const text = 'HF_TOKEN=hf_abcdefghijklmnopqrst grove_0123456789abcdefghijABCDEFGHIJ "mgr_0123456789abcdefghij" hf_hub half_done';
    expect(cleanLog(text)).toBe('HF_TOKEN=hf_… grove_… "mgr_…" hf_hub half_done');
  });

  it('has no character that cannot be stored', () => {
    expect(cleanLog('a\0b')).toBe('ab');
  });
});
