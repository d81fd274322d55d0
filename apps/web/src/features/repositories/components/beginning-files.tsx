import { useQuery } from '@tanstack/react-query';
import { useT } from '../../../lib/i18n';
import { CodeFrame } from '../../../ui/code-frame';
import { beginningQuery, type BeginningWish } from '../api/create';

/** The files that the repository will begin with, to be read before it is made. */
export function BeginningFiles({ wish }: { wish: BeginningWish }) {
  const t = useT();
  const { data } = useQuery(beginningQuery(wish));
  const files = data?.files ?? [];
  if (files.length === 0) return null;
  return (
    <section aria-label={t('new.files')}>
      <h2 className="mb-1 font-medium">{t('new.files')}</h2>
      <ul className="space-y-1">
        {files.map(({ path, text }) => (
          <li key={path}>
            <details className="rounded-control border border-line bg-surface">
              <summary className="min-h-8 px-3 py-1.5 font-mono text-xs">{path}</summary>
              <CodeFrame text={text} copyLabel={t('new.fileCopy', { path })} className="rounded-t-none border-x-0 border-b-0">
                <pre
                  role="group"
                  tabIndex={0}
                  aria-label={path}
                  data-by-user=""
                  className="max-h-64 min-w-0 grow overflow-auto py-3 ps-3 font-mono text-xs leading-5 whitespace-pre-wrap"
                >
                  {text}
                </pre>
              </CodeFrame>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
