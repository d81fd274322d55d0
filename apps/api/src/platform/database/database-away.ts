// Tells a database that cannot be reached, or that ends connections, from a statement that is wrong (PostgreSQL appendix A, class 08 and
// 57P; the system's own codes; those of Prisma for the same).
const CODES = new Set(['ECONNREFUSED', '57P01', '57P02', '57P03', '53300', 'P1001', 'P1002', 'P1017']);
/** Files and clients fail like this too: only what a connection met while it was made counts. */
const CODES_OF_CONNECTING = new Set(['ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT']);
const WORDS = /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (WORDS.test(error.message)) return true;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string') return false;
  // A statement that is sent on a connection that was just cut.
  if (code === 'EPIPE' && syscall === 'write') return true;
  return code.startsWith('08') || CODES.has(code) || (CODES_OF_CONNECTING.has(code) && syscall === 'connect');
}
