import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { CommandBlock } from '../../../ui/command-block';
import { AppLink } from '../../../ui/link';
import { Tabs } from '../../../ui/tabs';
import { firstPush } from '../model/first-push';

interface Props {
  origin: string;
  /** Whose name stands in the commands; null when nobody is signed in. */
  userName: string | null;
}

/** What an empty hub shows: how to fill it. */
export function FirstPushGuide({ origin, userName }: Props) {
  const t = useT();
  const tabs = firstPush(origin, userName ?? 'YOUR-NAME').map(({ id, lines }) => ({
    id,
    title: t(`snippet.${id}`),
    content: (
      <>
        <p className="text-muted">{t(`start.${id}`)}</p>
        <CommandBlock lines={lines} label={t(`snippet.${id}`)} copyLabel={t('snippet.copy')} />
      </>
    ),
  }));
  return (
    <section className="mx-auto max-w-3xl rounded-panel border border-line bg-surface p-4 sm:p-6">
      <h2 className="text-lg font-semibold">{t('start.title')}</h2>
      <p className="mt-1 mb-4 text-muted">{t('start.text')}</p>
      <Tabs tabs={tabs} label={t('start.title')} />
      <div className="mt-4 flex flex-wrap gap-2">
        {userName === null ? (
          <AppLink href="/login?next=%2F" className={buttonClass('primary')}>
            {t('signIn')}
          </AppLink>
        ) : (
          <>
            <AppLink href="/settings/tokens" className={buttonClass('primary')}>
              {t('start.token')}
            </AppLink>
            <AppLink href="/new" className={buttonClass()}>
              {t('new.title')}
            </AppLink>
          </>
        )}
      </div>
    </section>
  );
}
