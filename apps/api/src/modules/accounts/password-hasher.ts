// Argon2id with OWASP's parameters (Password Storage Cheat Sheet: m = 19 MiB, t = 2, p = 1). At most two hashes run at once and
// few wait, so that a flood of sign-ins takes neither memory nor the thread pool from everybody else.
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { hashingBusy } from './accounts.errors';

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MAX_RUNNING = 2;
const MAX_WAITING = 64;

@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalized(password), COST));
  }

  /** With no hash to compare (unknown name, account without a password) a decoy is checked: the answer takes as long. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    if (passwordHash !== null) return this.inTurn(() => verify(passwordHash, normalized(password)));
    const decoy = await this.decoyHash();
    await this.inTurn(() => verify(decoy, normalized(password)));
    return false;
  }

  /** Made before the first sign-in, so that the first unknown name takes no longer than the others. */
  async prepare(): Promise<void> {
    await this.decoyHash();
  }

  private decoyHash(): Promise<string> {
    this.decoy ??= hash('no account has this password', COST);
    return this.decoy;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= MAX_RUNNING) await this.turn();
    else this.running += 1;
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private turn(): Promise<void> {
    if (this.waiting.length >= MAX_WAITING) throw hashingBusy();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Hands the place to the one who waits longest. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}

/** Typed on another keyboard the same characters may arrive composed differently. */
function normalized(password: string): string {
  return password.normalize('NFKC');
}
