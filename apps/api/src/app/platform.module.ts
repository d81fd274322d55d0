// The gates to the outside, made once per process from the configuration.
import { join } from 'node:path';
import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, SystemClock } from '../common/clock';
import { AuditModule } from '../platform/audit';
import { BellModule } from '../platform/bell';
import { CollectionGuard } from '../platform/backup';
import { AppConfig } from '../platform/config';
import { Database, DatabaseModule } from '../platform/database';
import { Egress } from '../platform/egress';
import { HubModeModule } from '../platform/hub-mode';
import { LoggingModule } from '../platform/logging';
import { MailModule } from '../platform/mail';
import { createObjectStore, ObjectStore } from '../platform/object-store';
import { OutboxModule } from '../platform/outbox';
import { PaymentsModule } from '../platform/payments';
import { RateLimitModule } from '../platform/rate-limit';
import { UrlSigner } from '../platform/signing';
import { Spool } from '../platform/spool';

/** Request bodies on disk at one time. */
const MAX_SPOOLED_BYTES = 32 * 1024 ** 3;

@Global()
@Module({
  imports: [
    LoggingModule,
    DatabaseModule,
    BellModule,
    HubModeModule,
    OutboxModule,
    AuditModule,
    RateLimitModule,
    MailModule,
    PaymentsModule,
  ],
  providers: [
    { provide: Clock, useClass: SystemClock },
    CollectionGuard,
    Egress,
    { provide: ObjectStore, inject: [AppConfig], useFactory: (config: AppConfig) => createObjectStore(config.objectStore) },
    {
      provide: UrlSigner,
      inject: [AppConfig, Clock],
      useFactory: (config: AppConfig, clock: Clock) => new UrlSigner(Buffer.from(config.secretKey), () => clock.now()),
    },
    {
      provide: Spool,
      inject: [AppConfig],
      useFactory: (config: AppConfig) =>
        new Spool(join(config.dataDir, 'spool'), { minFreeBytes: config.minFreeBytes, maxBytesInFlight: MAX_SPOOLED_BYTES }),
    },
  ],
  exports: [Clock, CollectionGuard, Egress, ObjectStore, UrlSigner, Spool],
})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  static with(config: AppConfig): DynamicModule {
    return { module: PlatformModule, providers: [{ provide: AppConfig, useValue: config }], exports: [AppConfig] };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
