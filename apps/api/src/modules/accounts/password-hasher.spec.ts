import { PasswordHasher } from './password-hasher';

describe('PasswordHasher', () => {
  it('makes argon2id hashes at the recommended cost and knows the password again', async () => {
    const hasher = new PasswordHasher();
    const hash = await hasher.hash('grün-Apfelbaum-42');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hasher.verify(hash, 'grün-Apfelbaum-42'.normalize('NFD'))).toBe(true);
    expect(await hasher.verify(hash, 'grün-Apfelbaum-43')).toBe(false);
    expect(await hasher.hash('grün-Apfelbaum-42')).not.toBe(hash);
  });

  it('works as hard for an account that does not exist', async () => {
    const hasher = new PasswordHasher();
    await hasher.prepare();
    const hash = await hasher.hash('grün-Apfelbaum-42');
    const cpuOf = async (passwordHash: string | null): Promise<number> => {
      const before = process.cpuUsage();
      for (let i = 0; i < 8; i++) expect(await hasher.verify(passwordHash, 'something else')).toBe(false);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const [known, unknown] = [await cpuOf(hash), await cpuOf(null)];
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });

  it('refuses when too many wait, and goes on afterwards', async () => {
    const hasher = new PasswordHasher();
    const results = await Promise.allSettled(Array.from({ length: 80 }, () => hasher.hash('grün-Apfelbaum-42')));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(80 - 2 - 64);
    expect(refused[0]).toMatchObject({ reason: { code: 'auth/busy', kind: 'too-many', details: { retryAfterSeconds: 3 } } });
    await expect(hasher.hash('grün-Apfelbaum-42')).resolves.toContain('$argon2id$');
  });
});
