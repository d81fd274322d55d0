import { Injectable } from '@nestjs/common';
import { Database, statement } from '../database';

const FIND = statement('hub_mode_find', `select value from instance_facts where key = 'mode'`);
const PUT = statement(
  'hub_mode_put',
  `insert into instance_facts (key, value) values ('mode', $1) on conflict (key) do update set value = excluded.value`,
);

@Injectable()
export class HubModeStore {
  constructor(private readonly database: Database) {}

  async find(): Promise<string | null> {
    return (await this.database.row<{ value: string }>(FIND))?.value ?? null;
  }

  async put(mode: string): Promise<void> {
    await this.database.execute(PUT, [mode]);
  }
}
