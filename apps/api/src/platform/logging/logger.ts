// Structured logs (pino, JSON lines). Secrets never get here: credentials are cut by path and by shape.
import pino from 'pino';

const SECRETS = [
  'authorization',
  'cookie',
  'password',
  'token',
  'secret',
  'secretKey',
  '*.authorization',
  '*.cookie',
  '*.password',
  '*.token',
  '*.secret',
  'req.headers.authorization',
  'req.headers.cookie',
  'headers.authorization',
  'headers.cookie',
];

export abstract class Logger {
  abstract trace(details: object, message?: string): void;
  abstract debug(details: object, message?: string): void;
  abstract info(details: object, message?: string): void;
  abstract warn(details: object, message?: string): void;
  abstract error(details: object, message?: string): void;
  abstract fatal(details: object, message?: string): void;
  abstract child(bindings: object): Logger;
}

export function createLogger(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRETS, censor: '[cut]' },
    serializers: { err: pino.stdSerializers.err },
  });
}

/** A query string may carry a signature or a one-time secret: logs keep the path and say that there was more. */
export function loggableUrl(url: string): string {
  const cut = url.indexOf('?');
  return cut < 0 ? url : `${url.slice(0, cut)}?…`;
}
