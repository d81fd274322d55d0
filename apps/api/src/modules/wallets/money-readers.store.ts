import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

const READERS = statement(
  'money_readers',
  `select u.email, u.locale, n.name from users u join namespaces n on n.id = u.id
   where u.email is not null and u.disabled_at is null and (u.id = $1 or exists (
     select from memberships m where m.organization_id = $1 and m.user_id = u.id and m.role = 'admin'))`,
);

export interface MoneyReader {
  email: string;
  locale: string;
  name: string;
}

/** Who is written to about the money of a namespace: its user, or the admins of the organization. */
@Injectable()
export class MoneyReadersStore {
  constructor(private readonly database: Database) {}

  of(namespaceId: bigint): Promise<MoneyReader[]> {
    return this.database.rows<MoneyReader>(READERS, [namespaceId]);
  }
}
