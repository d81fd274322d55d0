import { useT } from '../../../lib/i18n';
import { CommandBlock } from '../../../ui/command-block';
import { Panel } from '../../../ui/page';
import { Tabs } from '../../../ui/tabs';
import type { Snippet } from '../model/snippets';

/** Commands of this hub for this repository, one tab for each way. */
export function SnippetPanel({ title, snippets }: { title: string; snippets: readonly Snippet[] }) {
  const t = useT();
  const tabs = snippets.map(({ id, lines }) => ({
    id,
    title: t(`snippet.${id}`),
    content: <CommandBlock lines={lines} label={t(`snippet.${id}`)} copyLabel={t('snippet.copy')} />,
  }));
  return (
    <Panel title={title}>
      <Tabs tabs={tabs} label={title} />
    </Panel>
  );
}
