// Which rows are example content: facts of this installation, written together with what they are about.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

const KEY = 'demo:';
const ORGANIZATION_KEY = `${KEY}organization`;

const ALL = statement('demo_facts', `select key, value from instance_facts where key like 'demo:%'`);
const PUT = statement(
  'demo_put_fact',
  'insert into instance_facts (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value',
);
const DELETE = statement('demo_delete_fact', 'delete from instance_facts where key = $1');

export interface RecordedOrganization {
  id: bigint;
  name: string;
}

export interface RecordedRepository {
  id: bigint;
  /** Of its refs when it was complete; null while it is being loaded. */
  fingerprint: string | null;
}

export interface DemoFacts {
  organization: RecordedOrganization | null;
  /** By `type/name` of the example. */
  repositories: Map<string, RecordedRepository>;
}

@Injectable()
export class DemoStore {
  constructor(private readonly database: Database) {}

  async facts(): Promise<DemoFacts> {
    const facts: DemoFacts = { organization: null, repositories: new Map() };
    for (const { key, value } of await this.database.rows<{ key: string; value: string }>(ALL)) {
      const { id, ...rest } = JSON.parse(value) as { id: string; name: string; fingerprint: string | null };
      if (key === ORGANIZATION_KEY) facts.organization = { id: BigInt(id), name: rest.name };
      else facts.repositories.set(key.slice(KEY.length), { id: BigInt(id), fingerprint: rest.fingerprint });
    }
    return facts;
  }

  putOrganization({ id, name }: RecordedOrganization): Promise<void> {
    return this.put(ORGANIZATION_KEY, { id: String(id), name });
  }

  putRepository(example: string, { id, fingerprint }: RecordedRepository): Promise<void> {
    return this.put(KEY + example, { id: String(id), fingerprint });
  }

  async forgetOrganization(): Promise<void> {
    await this.database.execute(DELETE, [ORGANIZATION_KEY]);
  }

  async forgetRepository(example: string): Promise<void> {
    await this.database.execute(DELETE, [KEY + example]);
  }

  private async put(key: string, value: object): Promise<void> {
    await this.database.execute(PUT, [key, JSON.stringify(value)]);
  }
}
