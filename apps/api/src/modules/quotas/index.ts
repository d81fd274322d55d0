// What namespaces store, and how much they may.
export { QuotasModule } from './quotas.module';
export { QuotasService } from './quotas.service';
export { UsageDoctor } from './usage-doctor';
