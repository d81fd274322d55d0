import { Injectable } from '@nestjs/common';
import { Database } from '../database';

export interface ProcessRow {
  id: string;
  kind: string;
  version: string;
  host: string;
  pid: number;
  startedAt: Date;
  seenAt: Date;
}

const MOST = 200;

@Injectable()
export class PresenceStore {
  constructor(private readonly database: Database) {}

  async write(row: ProcessRow): Promise<void> {
    await this.database.prisma.hubProcess.upsert({ where: { id: row.id }, create: row, update: { seenAt: row.seenAt } });
  }

  async remove(id: string): Promise<void> {
    await this.database.prisma.hubProcess.deleteMany({ where: { id } });
  }

  async removeOlderThan(at: Date): Promise<void> {
    await this.database.prisma.hubProcess.deleteMany({ where: { seenAt: { lt: at } } });
  }

  list(): Promise<ProcessRow[]> {
    return this.database.prisma.hubProcess.findMany({ orderBy: { startedAt: 'desc' }, take: MOST });
  }
}
