// Lists of everything, for administrators. The surface asks who may see them; nothing here narrows.
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../platform/config';
import { AdministrationStore } from './administration.store';
import type {
  AdminPage,
  AfterUsage,
  ListedOrganization,
  ListedRepository,
  ListedUser,
  RepositoryQuestion,
  UsagePage,
  UsageQuestion,
  UserQuestion,
} from './administration.types';
import { UsageStore } from './usage.store';

const PAGE = 50;

@Injectable()
export class AdministrationService {
  constructor(
    private readonly store: AdministrationStore,
    private readonly usage: UsageStore,
    private readonly config: AppConfig,
  ) {}

  async users(question: UserQuestion, before: bigint | null): Promise<AdminPage<ListedUser>> {
    return page(await this.store.users(question, before, PAGE + 1));
  }

  async organizations(search: string | undefined, before: bigint | null): Promise<AdminPage<ListedOrganization>> {
    return page(await this.store.organizations(search, before, PAGE + 1));
  }

  async repositories(question: RepositoryQuestion, before: bigint | null): Promise<AdminPage<ListedRepository>> {
    return page(await this.store.repositories(question, before, PAGE + 1));
  }

  /** What every namespace stores and may store; those that store most first. */
  async usages(question: UsageQuestion, after: AfterUsage | null): Promise<UsagePage> {
    const rows = await this.usage.usages(question, after, this.config.defaultQuota, PAGE + 1);
    const items = rows.slice(0, PAGE);
    return { items, next: rows.length > PAGE ? (items.at(-1) ?? null) : null };
  }
}

/** Rows are one more than a page when there is another. */
function page<T extends { id: bigint }>(rows: T[]): AdminPage<T> {
  const items = rows.slice(0, PAGE);
  return { items, nextCursor: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
}
