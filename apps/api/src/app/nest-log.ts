// Nest's own words at boot are noise to an operator; its errors are not.
import type { LoggerService } from '@nestjs/common';

export class NestLog implements LoggerService {
  log(): void {}

  debug(): void {}

  verbose(): void {}

  warn(message: unknown): void {
    process.stderr.write(`${String(message)}\n`);
  }

  error(message: unknown, ...details: unknown[]): void {
    process.stderr.write(`${[message, ...details].map(String).join('\n')}\n`);
  }
}
