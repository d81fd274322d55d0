// The rooms of people over a database of their own, without any surface.
import { Global, type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createTestDatabase } from '@modelgrove/testing';
import { SYSTEM, type UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditModule } from '../../platform/audit';
import { BellModule } from '../../platform/bell';
import { AppConfig, type AppSettings, type HubRules } from '../../platform/config';
import { Database, DatabaseModule } from '../../platform/database';
import { Egress } from '../../platform/egress';
import { LoggingModule } from '../../platform/logging';
import { MailModule } from '../../platform/mail';
import { OutboxModule } from '../../platform/outbox';
import { RateLimitModule } from '../../platform/rate-limit';
import { OrganizationsModule } from '../organizations';
import { TokensModule } from '../tokens';
import { type Account, AccountsModule, AccountsService } from '.';

export const FACTS = { requestId: 'r', clientAddress: '192.0.2.1', userAgent: 'spec' };
export const PASSWORD = 'grün-Apfelbaum-42';

/** Time as the spec wants it. */
export class SpecClock extends Clock {
  aheadMs = 0;
  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }
}

export interface Rooms {
  database: Database;
  clock: SpecClock;
  get<T>(service: Type<T>): T;
  person(name?: string): Promise<Account>;
  close(): Promise<void>;
}

/** What a configuration says, without the mode that says it. */
type SpecSettings = Partial<AppSettings & HubRules>;

const DEFAULTS: SpecSettings = {
  environmentMode: 'community',
  signup: 'open',
  anonymousRead: true,
  defaultVisibility: 'public',
  organizations: 'everyone',
  logLevel: 'silent',
  publicUrl: 'https://hub.example.org',
  signIn: { oidc: null, passwordSignIn: true, secondFactor: 'optional' },
  mail: null,
  egressAllow: [],
  moderation: null,
};

export async function startRooms(settings: SpecSettings = {}, imports: unknown[] = []): Promise<Rooms> {
  const testDatabase = await createTestDatabase();
  const clock = new SpecClock();
  const context = await boot(clock, { ...DEFAULTS, ...settings }, testDatabase.connectionString, imports);
  const database = context.get(Database);
  let counter = 0;
  return {
    database,
    clock,
    get: (service) => context.get(service, { strict: false }),
    person: (name = `person${++counter}`) =>
      context.get(AccountsService).provision(SYSTEM, { name, password: PASSWORD, email: `${name}@example.org` }),
    async close() {
      await context.close();
      await database.close();
      await testDatabase.drop();
    },
  };
}

export function actorOf(account: Account): UserActor {
  return { kind: 'user', userId: account.id, name: account.name, isAdmin: account.isAdmin, via: { kind: 'session', sessionId: 0n } };
}

function boot(clock: Clock, settings: SpecSettings, databaseUrl: string, imports: unknown[]): Promise<INestApplicationContext> {
  const config = { ...settings, databaseUrl, secretKey: 'a secret of the specs, 32 characters' };
  @Global()
  @Module({
    providers: [{ provide: AppConfig, useValue: config }, { provide: Clock, useValue: clock }, Egress],
    exports: [AppConfig, Clock, Egress],
  })
  class Ground {}
  const platform = [Ground, LoggingModule, DatabaseModule, OutboxModule, MailModule, BellModule, AuditModule, RateLimitModule];
  @Module({ imports: [...platform, AccountsModule, OrganizationsModule, TokensModule, ...(imports as Type[])] })
  class Root {}
  return NestFactory.createApplicationContext(Root, { logger: false, abortOnError: false });
}
