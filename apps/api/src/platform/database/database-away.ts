// Tells a database that cannot be reached, or that ends connections, from a statement that is wrong (PostgreSQL appendix A, class 08 and
// 57P; the system's own codes; those of Prisma for the same).
const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  'P1001',
  'P1002',
  'P1017',
]);
const WORDS = /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && code.startsWith('08')) return true;
  if (WORDS.test(error.message)) return true;
  // A missing file is ENOENT too: only what a connection met counts.
  if (code === 'ENOENT' || code === 'ETIMEDOUT' || code === 'EPIPE' || code === 'ECONNRESET') return syscall === 'connect';
  return typeof code === 'string' && CODES.has(code);
}
