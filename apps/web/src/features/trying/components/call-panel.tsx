import { useT } from '../../../lib/i18n';
import { CommandBlock } from '../../../ui/command-block';
import { AppLink } from '../../../ui/link';
import { Panel } from '../../../ui/page';
import { Tabs } from '../../../ui/tabs';
import { type Call, callLines, LANGUAGES } from '../model/call-snippets';

/** The same question from a program. */
export function CallPanel({ call }: { call: Call }) {
  const t = useT();
  const tabs = LANGUAGES.map((language) => ({
    id: language,
    title: t(`snippet.call.${language}`),
    content: <CommandBlock lines={callLines(language, call)} label={t(`snippet.call.${language}`)} copyLabel={t('snippet.copy')} />,
  }));
  return (
    <Panel title={t('try.api')}>
      <Tabs tabs={tabs} label={t('try.api')} />
      <p className="mt-2 text-xs text-muted">
        {t('try.apiText')}{' '}
        <AppLink href="/settings/tokens" className="text-link underline">
          {t('try.token')}
        </AppLink>
      </p>
    </Panel>
  );
}
