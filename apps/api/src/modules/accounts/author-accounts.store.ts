import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

export interface AuthorAccount {
  name: string;
  fullName: string;
  /** Only when it is verified. */
  emailKey: string | null;
}

const FIND = statement(
  'accounts_of_authors',
  `select n.name, n.full_name as "fullName", case when u.email_verified_at is not null then u.email_key end as "emailKey"
   from users u join namespaces n on n.id = u.id
   where u.email_verified_at is not null and u.email_key = any ($1::text[])
   union
   select n.name, n.full_name, case when u.email_verified_at is not null then u.email_key end
   from namespaces n join users u on u.id = n.id where n.kind = 'user' and n.name_key = any ($2::text[])`,
);

@Injectable()
export class AuthorAccountsStore {
  constructor(private readonly database: Database) {}

  find(emailKeys: readonly string[], nameKeys: readonly string[]): Promise<AuthorAccount[]> {
    return this.database.rows<AuthorAccount>(FIND, [emailKeys, nameKeys]);
  }
}
