import { useT } from '../../../lib/i18n';
import { useTitle } from '../../../lib/use-title';
import { Page } from '../../../ui/page';

/** In the place of a repository that administrators took down; `reason`: to who keeps it. */
export function TakenDown({ name, reason }: { name: string; reason: string | null }) {
  const t = useT();
  useTitle(name);
  return (
    <Page narrow>
      <div className="py-12 text-center">
        <h1 className="text-xl font-semibold">{t('takenDown.title', { name })}</h1>
        <p className="mx-auto mt-2 max-w-prose text-muted">{t(reason === null ? 'takenDown.text' : 'takenDown.own')}</p>
        {reason === null ? null : (
          <blockquote className="mx-auto mt-6 max-w-prose rounded-panel border border-line bg-surface p-4 text-left">
            <p className="text-xs text-muted">{t('takenDown.reason')}</p>
            <p className="mt-1">{reason}</p>
          </blockquote>
        )}
      </div>
    </Page>
  );
}
