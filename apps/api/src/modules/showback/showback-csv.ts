// The report as a table for spreadsheets: a line for each namespace and repository, made as it is sent.
import { Injectable } from '@nestjs/common';
import { amountText } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { csvLine } from '../../common/csv';
import { AccessService, type GrantedNamespace } from '../access';
import { ShowbackService } from './showback.service';
import type { MonthFacts, NamespaceLine, RepositoryLine } from './showback.types';

/** So many are in memory at once, with all of their repositories. */
const TOGETHER = 20;
const GIB = 2 ** 30;
const USED = ['average GiB stored', 'job hours', 'trained tokens', 'prompt tokens', 'completion tokens'];
const HEAD = ['month', 'counted until', 'namespace', 'kind', 'repository type', 'repository', ...USED, 'cost', 'paid', 'currency'];

@Injectable()
export class ShowbackCsv {
  constructor(
    private readonly access: AccessService,
    private readonly reports: ShowbackService,
  ) {}

  /** Of everybody, for administrators. What `facts` throws is thrown before the first line. */
  async ofAll(actor: Actor, month: string | undefined): Promise<AsyncIterable<string>> {
    this.access.administrator(actor);
    const facts = await this.reports.facts(month);
    return this.table(facts, this.reports.everybody(facts, TOGETHER));
  }

  async ofOwn(namespace: GrantedNamespace, month: string | undefined): Promise<AsyncIterable<string>> {
    const report = await this.reports.own(namespace, month, { after: null, limit: 1 });
    return this.table(report.facts, [[report.namespace]]);
  }

  private async *table(facts: MonthFacts, pages: AsyncIterable<NamespaceLine[]> | Iterable<NamespaceLine[]>): AsyncGenerator<string> {
    yield csvLine(HEAD);
    for await (const namespaces of pages) yield* this.lines(facts, namespaces);
  }

  private async *lines(facts: MonthFacts, namespaces: readonly NamespaceLine[]): AsyncGenerator<string> {
    const { lines } = await this.reports.repositories(facts, namespaces, { after: null, limit: null });
    const byId = Map.groupBy(lines, ({ namespaceId }) => namespaceId);
    for (const namespace of namespaces) for (const line of byId.get(namespace.id) ?? []) yield csvLine(cellsOf(facts, namespace, line));
  }
}

function cellsOf(facts: MonthFacts, namespace: NamespaceLine, line: RepositoryLine): string[] {
  const { name: month, countedUntil, daysCounted, isPriced, currency } = facts;
  const stored = Number(line.byteDays) / Math.max(1, daysCounted) / GIB;
  const used = [stored.toFixed(6), (line.jobSeconds / 3600).toFixed(4)];
  const tokens = [line.trainedTokens, line.promptTokens, line.completionTokens].map(String);
  const about = [month, countedUntil.toISOString(), namespace.name, namespace.kind ?? ''];
  const repository = [line.repository?.type ?? '', line.repository?.name ?? ''];
  const cost = isPriced ? amountText(line.costMinor, currency) : '';
  const paid = line.paidMinor === null ? '' : amountText(line.paidMinor, currency);
  return [...about, ...repository, ...used, ...tokens, cost, paid, currency];
}
