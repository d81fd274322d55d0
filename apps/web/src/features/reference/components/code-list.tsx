import { useT } from '../../../lib/i18n';
import type { ApiDocument } from '../model/document';

/** Every code of a refusal, with its status. */
export function CodeList({ document }: { document: ApiDocument }) {
  const t = useT();
  return (
    <section aria-labelledby="codes" className="mt-10">
      <h2 id="codes" className="scroll-mt-20 text-lg font-semibold">
        {t('api.codes')}
      </h2>
      <p className="mt-1 mb-3 max-w-prose text-muted">{t('api.codesText')}</p>
      <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
        {(document['x-problem-codes'] ?? []).map(({ code, status }) => (
          <li key={code} className="flex items-baseline justify-between gap-2 border-b border-line py-1">
            <code className="min-w-0 font-mono text-xs">{code}</code>
            <span className="text-xs text-muted">{status}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
