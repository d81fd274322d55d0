import type { AppConfig } from '../config';
import { Sealer } from './sealer';

const sealer = (secretKey = 'a key of the specs, 32 characters long') => new Sealer({ secretKey } as AppConfig);

describe('what is sealed', () => {
  it('is read again by the same hub for the same purpose only', () => {
    const sealed = sealer().seal('mail', 'geheim 模林');
    expect(sealed.toString('latin1')).not.toContain('geheim');
    expect(sealer().open('mail', sealed)).toBe('geheim 模林');
    expect(sealer().open('totp', sealed)).toBeNull();
    expect(sealer('another key of the specs, 32 characters').open('mail', sealed)).toBeNull();
    expect(sealer().seal('mail', 'geheim 模林').equals(sealed)).toBe(false);
  });

  it('cannot be changed or cut', () => {
    const sealed = sealer().seal('mail', 'text');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(sealer().open('mail', changed)).toBeNull();
      expect(sealer().open('mail', sealed.subarray(0, at))).toBeNull();
    }
  });
});
