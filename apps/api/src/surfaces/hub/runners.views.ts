import { ApiProperty } from '@nestjs/swagger';
import { microText } from '@modelgrove/shared';
import type { RunnerRecord } from '../../modules/jobs';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class RunnerTakenView {
  @ApiProperty({ type: 'integer' }) cpus: number;
  @ApiProperty({ type: 'integer' }) memoryBytes: number;
  @ApiProperty({ type: 'integer' }) gpus: number;
}

export class RunnerView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'The hub’s own' }) isBuiltIn: boolean;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Works for this namespace only' }) namespace: string | null;
  @ApiProperty({ description: 'What an hour of a job that uses no GPU costs, as people write it', example: '0.20' }) cpuHour: string;
  @ApiProperty({ description: 'Each GPU of a job that does', example: '1.50' }) gpuHour: string;
  @ApiProperty({ description: 'Takes jobs of others than its owner’s namespace' }) isOpen: boolean;
  @ApiProperty() isPaused: boolean;
  @ApiProperty(NULLABLE_TEXT) version: string | null;
  @ApiProperty(NULLABLE_TEXT) os: string | null;
  @ApiProperty(NULLABLE_TEXT) architecture: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'How it runs trainers: process or docker' }) backend: string | null;
  @ApiProperty({ type: [String] }) gpuNames: string[];
  @ApiProperty({ type: [String] }) recipes: string[];
  @ApiProperty({ type: 'integer' }) cpus: number;
  @ApiProperty({ type: 'integer' }) memoryBytes: number;
  @ApiProperty({ type: 'integer' }) gpus: number;
  @ApiProperty({ type: 'integer', description: 'Jobs at once' }) slots: number;
  @ApiProperty({ type: 'integer', description: 'Jobs that it runs now' }) running: number;
  @ApiProperty({ type: RunnerTakenView, description: 'What of it those jobs use' }) taken: RunnerTakenView;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Why it takes no jobs, in its own words' }) problem: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date-time', description: 'Null: it was never heard of' }) seenAt: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class RunnersView {
  @ApiProperty({ type: [RunnerView] }) runners: RunnerView[];
}

export class RegisteredRunnerView extends RunnerView {
  @ApiProperty({ description: 'Shown this once' }) token: string;
}

export function viewRunner(runner: RunnerRecord): RunnerView {
  return {
    id: String(runner.id),
    name: runner.name,
    isBuiltIn: runner.isBuiltIn,
    namespace: runner.namespace,
    cpuHour: microText(runner.cpuHourMicro),
    gpuHour: microText(runner.gpuHourMicro),
    isOpen: runner.isOpen,
    isPaused: runner.isPaused,
    version: runner.version,
    os: runner.host.os ?? null,
    architecture: runner.host.architecture ?? null,
    backend: runner.host.backend ?? null,
    gpuNames: runner.host.gpuNames ?? [],
    recipes: [...runner.recipes],
    cpus: runner.cpus,
    memoryBytes: runner.memoryBytes,
    gpus: runner.gpus,
    slots: runner.slots,
    running: runner.running,
    taken: runner.taken,
    problem: runner.problem,
    seenAt: runner.seenAt && runner.seenAt.toISOString(),
    createdAt: runner.createdAt.toISOString(),
  };
}
