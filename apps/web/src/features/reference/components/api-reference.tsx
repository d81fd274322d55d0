import { useQuery } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { useT } from '../../../lib/i18n';
import { Empty } from '../../../ui/empty';
import { QueryView } from '../../../ui/query-view';
import { SearchInput } from '../../../ui/search-input';
import { SkeletonRows } from '../../../ui/skeleton';
import { documentQuery } from '../api/document';
import { type ApiDocument, groupsOf } from '../model/document';
import { CodeList } from './code-list';
import { OperationEntry } from './operation-entry';

/** All routes of /hub/v1, made of the document that the hub serves. */
export function ApiReference({ search }: { search: string }) {
  const t = useT();
  const { history } = useRouter();
  const document = useQuery(documentQuery);
  const show = (text: string) =>
    history.replace(text === '' ? '/docs/api' : `/docs/api?${new URLSearchParams({ search: text }).toString()}`);
  return (
    <>
      <div role="search" className="mb-6 flex max-w-xl">
        <SearchInput value={search} label={t('api.search')} onSettle={show} />
      </div>
      <QueryView query={document} waiting={<SkeletonRows count={10} className="h-9" />}>
        {(found) => (
          <>
            <Groups document={found} search={search} />
            <CodeList document={found} />
          </>
        )}
      </QueryView>
    </>
  );
}

function Groups({ document, search }: { document: ApiDocument; search: string }) {
  const t = useT();
  const { hash } = useLocation();
  const groups = groupsOf(document, search);
  if (groups.length === 0) return <Empty>{t('list.nothing', { search })}</Empty>;
  return groups.map(({ tag, operations }) => (
    <section key={tag} aria-labelledby={`tag-${tag}`} className="mb-8">
      <h2 id={`tag-${tag}`} lang="en" className="mb-2 scroll-mt-20 text-lg font-semibold capitalize">
        {tag}
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-panel border border-line bg-surface">
        {operations.map((operation) => (
          <OperationEntry key={operation.id} document={document} operation={operation} open={hash === operation.id} />
        ))}
      </ul>
    </section>
  ));
}
