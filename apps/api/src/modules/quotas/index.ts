// What namespaces store, and how much they may.
export { QuotasModule } from './quotas.module';
export { QuotasService } from './quotas.service';
export type { StoredRepository } from './quotas.types';
export { UsageDoctor } from './usage-doctor';
