import { isDatabaseAway } from './database-away';

const failed = (message: string, fields: object = {}): Error => Object.assign(new Error(message), fields);

describe('a database that is away', () => {
  it.each([
    ['refuses connections', failed('connect ECONNREFUSED 127.0.0.1:5432', { code: 'ECONNREFUSED', syscall: 'connect' })],
    ['has no socket', failed('connect ENOENT /run/.s.PGSQL.5432', { code: 'ENOENT', syscall: 'connect' })],
    ['shuts down', failed('terminating connection due to administrator command', { code: '57P01' })],
    ['starts up', failed('the database system is starting up', { code: '57P03' })],
    ['has lost the connection', failed('Connection terminated unexpectedly')],
    ['cut the connection while something was sent', failed('write EPIPE', { code: 'EPIPE', syscall: 'write' })],
    ['is told by Prisma', failed('Can not reach the database server', { code: 'P1001' })],
  ])('%s', (_what, error) => expect(isDatabaseAway(error)).toBe(true));

  it.each([
    ['a wrong statement', failed('syntax error', { code: '42601' })],
    ['a file that is missing', failed('no such file', { code: 'ENOENT', syscall: 'open' })],
    ['a client that went away', failed('aborted', { code: 'ECONNRESET' })],
    ['anything else', 'text'],
  ])('is not %s', (_what, error) => expect(isDatabaseAway(error)).toBe(false));
});
