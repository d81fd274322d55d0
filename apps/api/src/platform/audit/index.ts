export { AuditLog } from './audit-log';
export { AuditModule } from './audit.module';
export { type AuditEntry, type AuditQuestion, AuditReader } from './audit-reader';
