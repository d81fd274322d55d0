// What the job printed. Only the lines in view stand in the page, so that tens of thousands cost nothing.
import { useMemo, useState } from 'react';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { Panel } from '../../../ui/page';
import { findLines, type LogBook } from '../model/log-book';
import { saveText } from '../../../lib/save-text';
import { LogLines } from './log-lines';
import { LogSearch } from './log-search';

interface Props {
  log: LogBook;
  /** Changes whenever the log has grown. */
  version: number;
  name: string;
  isOver: boolean;
}

export function JobLog({ log, version, name, isOver }: Props) {
  const t = useT();
  const [follows, setFollows] = useState(!isOver);
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(0);
  const found = useMemo(() => findLines(log.lines, sought), [log, version, sought]);
  const current = found.length === 0 ? null : found[Math.min(at, found.length - 1)]!;
  const seek = (text: string) => (setSought(text), setAt(0), setFollows(false));
  const goTo = (index: number) => (setAt((index + found.length) % found.length), setFollows(false));
  return (
    <Panel title={t('job.log')}>
      {log.lines.length === 0 ? (
        <p className="text-muted">{t(isOver ? 'job.noLog' : 'job.noLogYet')}</p>
      ) : (
        <>
          <div className="mb-2 flex flex-wrap items-center gap-2">
            <LogSearch sought={sought} onSeek={seek} at={Math.min(at, found.length - 1)} count={found.length} onGo={goTo} />
            <label className="flex h-8 items-center gap-2 text-sm">
              <input
                type="checkbox"
                role="switch"
                checked={follows}
                onChange={(event) => setFollows(event.target.checked)}
                className="size-4 accent-accent"
              />
              {t('job.follow')}
            </label>
            <Button className="ml-auto" onClick={() => saveText(`${name}.log`, textOf(log, t('job.gap')))}>
              <Icon name="download" />
              {t('job.downloadLog')}
            </Button>
          </div>
          <LogLines lines={log.lines} version={version} follows={follows} onFollow={setFollows} sought={sought} current={current} />
        </>
      )}
    </Panel>
  );
}

function textOf({ lines }: LogBook, gap: string): string {
  const text = lines.map((line) =>
    line.kind === 'text' ? line.text : line.kind === 'gap' ? `[${gap}]` : `[attempt ${line.attempt}, ${line.at}]`,
  );
  return `${text.join('\n')}\n`;
}
