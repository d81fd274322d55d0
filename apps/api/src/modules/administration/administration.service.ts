// Lists of everything, for administrators. The surface asks who may see them; nothing here narrows.
import { Injectable } from '@nestjs/common';
import { AdministrationStore } from './administration.store';
import type { AdminPage, ListedOrganization, ListedRepository, ListedUser, RepositoryQuestion, UserQuestion } from './administration.types';

const PAGE = 50;

@Injectable()
export class AdministrationService {
  constructor(private readonly store: AdministrationStore) {}

  async users(question: UserQuestion, before: bigint | null): Promise<AdminPage<ListedUser>> {
    return page(await this.store.users(question, before, PAGE + 1));
  }

  async organizations(search: string | undefined, before: bigint | null): Promise<AdminPage<ListedOrganization>> {
    return page(await this.store.organizations(search, before, PAGE + 1));
  }

  async repositories(question: RepositoryQuestion, before: bigint | null): Promise<AdminPage<ListedRepository>> {
    return page(await this.store.repositories(question, before, PAGE + 1));
  }
}

/** Rows are one more than a page when there is another. */
function page<T extends { id: bigint }>(rows: T[]): AdminPage<T> {
  const items = rows.slice(0, PAGE);
  return { items, nextCursor: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
}
