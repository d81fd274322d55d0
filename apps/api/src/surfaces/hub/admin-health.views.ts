// What administrators are told of storage and health.
import { ApiProperty } from '@nestjs/swagger';
import type { HealthCheck, HubHealth, StorageUse } from '../../modules/administration';

const MOMENT = { format: 'date-time' } as const;
const CHECKS: HealthCheck['name'][] = ['database', 'migrations', 'objectStore', 'disk', 'jobs', 'processes'];

export class BytesView {
  @ApiProperty({ description: 'A namespace or a type', example: 'acme' }) name: string;
  @ApiProperty({ type: 'integer' }) repositories: number;
  @ApiProperty({ type: 'integer' }) largeFileBytes: number;
}

export class LargeRepositoryView {
  @ApiProperty() type: string;
  @ApiProperty() namespace: string;
  @ApiProperty() name: string;
  @ApiProperty() isPrivate: boolean;
  @ApiProperty({ type: 'integer' }) largeFileBytes: number;
}

export class StorageView implements StorageUse {
  @ApiProperty({ type: 'integer', description: 'Each large file once' }) largeFiles: number;
  @ApiProperty({ type: 'integer' }) largeFileBytes: number;
  @ApiProperty({ type: 'integer', description: 'Of files that no repository links' }) unlinkedBytes: number;
  @ApiProperty({ type: 'integer' }) databaseBytes: number;
  @ApiProperty({ type: 'integer', description: 'The part of the database that holds git objects' }) gitBytes: number;
  @ApiProperty({ enum: ['folder', 's3'] }) objectStore: 'folder' | 's3';
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the volume of the data folder' }) freeBytes: number | null;
  @ApiProperty({ type: [BytesView] }) byType: BytesView[];
  @ApiProperty({ type: [BytesView], description: 'Those with the most bytes' }) byNamespace: BytesView[];
  @ApiProperty({ type: [LargeRepositoryView] }) largest: LargeRepositoryView[];
}

export class ReclaimableView {
  @ApiProperty({ type: 'integer' }) files: number;
  @ApiProperty({ type: 'integer' }) bytes: number;
}

export class HealthCheckView {
  @ApiProperty({ enum: CHECKS }) name: HealthCheck['name'];
  @ApiProperty({ enum: ['ok', 'warning', 'problem'] }) level: HealthCheck['level'];
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Numbers and words of the check' }) facts: HealthCheck['facts'];
}

export class BacklogView {
  @ApiProperty({ type: 'integer' }) waiting: number;
  @ApiProperty({ type: 'integer' }) failing: number;
  @ApiProperty({ type: 'integer' }) oldestSeconds: number;
}

export class FailingJobView {
  @ApiProperty() id: string;
  @ApiProperty({ example: 'repository.changed' }) kind: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) payload: Record<string, unknown>;
  @ApiProperty({ type: 'integer' }) attempts: number;
  @ApiProperty() lastError: string;
  @ApiProperty(MOMENT) createdAt: string;
  @ApiProperty(MOMENT) nextTryAt: string;
}

export class ProcessView {
  @ApiProperty({ description: 'api or worker' }) kind: string;
  @ApiProperty() version: string;
  @ApiProperty() host: string;
  @ApiProperty({ type: 'integer' }) pid: number;
  @ApiProperty(MOMENT) startedAt: string;
  @ApiProperty(MOMENT) seenAt: string;
  @ApiProperty({ description: 'Not heard of for more than a minute and a half' }) isSilent: boolean;
}

export class ConfigHintView {
  @ApiProperty({ example: 'open-signup' }) code: string;
  @ApiProperty() text: string;
  @ApiProperty({ type: [String] }) variables: string[];
}

export class HealthView {
  @ApiProperty() version: string;
  @ApiProperty({ description: 'Of the process that answers' }) node: string;
  @ApiProperty({ type: [HealthCheckView] }) checks: HealthCheckView[];
  @ApiProperty({ type: BacklogView, nullable: true }) backlog: BacklogView | null;
  @ApiProperty({ type: [FailingJobView] }) failures: FailingJobView[];
  @ApiProperty({ type: [ProcessView] }) processes: ProcessView[];
  @ApiProperty({ type: [ConfigHintView] }) hints: ConfigHintView[];
}

export function viewHealth(health: HubHealth): HealthView {
  const { version, node, checks, backlog, hints } = health;
  return {
    version,
    node,
    checks,
    backlog: backlog && { ...backlog, oldestSeconds: Math.round(backlog.oldestSeconds) },
    failures: health.failures.map(({ id, payload, createdAt, nextTryAt, ...job }) => ({
      ...job,
      id: String(id),
      payload: JSON.parse(payload) as Record<string, unknown>,
      createdAt: createdAt.toISOString(),
      nextTryAt: nextTryAt.toISOString(),
    })),
    processes: health.processes.map(({ startedAt, seenAt, kind, version: own, host, pid, isSilent }) => ({
      kind,
      version: own,
      host,
      pid,
      startedAt: startedAt.toISOString(),
      seenAt: seenAt.toISOString(),
      isSilent,
    })),
    hints,
  };
}
