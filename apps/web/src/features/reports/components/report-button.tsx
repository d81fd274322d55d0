import { lazy, Suspense, useState } from 'react';
import { useT } from '../../../lib/i18n';
import { withReportWords } from '../../../lib/report-words';
import { Icon } from '../../../ui/icon';

// Few report anything: what opens comes when it is asked for.
const ReportDialog = lazy(async () => ({ default: (await withReportWords(import('./report-dialog'))).ReportDialog }));

/** Tells administrators what is wrong with something. */
export function ReportButton({ name, path, what }: { name: string; path: string; what?: object }) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setIsOpen(true)}
        className="inline-flex items-center gap-1.5 rounded-control px-1 text-xs text-muted hover:text-ink hover:underline"
      >
        <Icon name="warning" className="size-3.5" />
        {t('report.open')}
      </button>
      {isOpen ? (
        <Suspense>
          <ReportDialog name={name} path={path} what={what} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
