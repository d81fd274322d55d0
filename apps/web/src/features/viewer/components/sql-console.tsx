import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import type { DatasetViewer as Layout } from '../../../lib/api-types';
import { HubError } from '../../../lib/hub-error';
import { useLocale, useT } from '../../../lib/i18n';
import { saveText } from '../../../lib/save-text';
import { keepStored, useStored } from '../../../lib/use-stored';
import { Button, buttonClass } from '../../../ui/button';
import { SelectField, TextAreaField } from '../../../ui/field';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { firstRowsQuery, type SplitKey } from '../api/viewer';
import { typeName } from '../model/column-type';
import { csvOf } from '../model/csv';
import { firstStatement, named, sqlExamples } from '../model/sql-examples';
import { viewerAddress } from '../model/viewer-state';
import { RowsProblem } from './rows-problem';
import { SqlBounds, SqlResult } from './sql-result';
import { type SqlState, useSql } from './use-sql';

interface Props {
  of: RepositoryKey;
  layout: Layout;
  at: SplitKey;
  /** Of the address: it is run when the page opens. */
  sql: string;
  go: (href: string) => void;
}

const MOST_SHOWN = 1000;
const MOST_SAVED = 1_000_000;
const LOADED = [10_000, 100_000, 1_000_000] as const;

/** SQL over the splits of a subset, in the browser. The statement is in the address once it ran. */
export default function SqlConsole({ of, layout, at, sql, go }: Props) {
  const t = useT();
  const draftKey = `sql:${of.namespace}/${of.name}/${at.config}`;
  const draft = useStored(draftKey);
  const text = draft ?? (sql === '' ? firstStatement(at.split) : sql);
  const [mostLoaded, setMostLoaded] = useState<number>(LOADED[1]);
  const splits = (layout.configs.find(({ name }) => name === at.config)?.splits ?? []).map(({ name }) => name);
  const { state, run, rows, stop } = useSql({ of, commit: layout.commit, config: at.config, splits, current: at.split });
  const start = (statement: string, most = mostLoaded) => run({ sql: statement, mostLoaded: most, mostRows: MOST_SHOWN });
  const started = useRef('');
  const follow = useEffectEvent(() => {
    if (sql === '' || started.current === sql) return;
    started.current = sql;
    start(sql);
  });
  useEffect(() => follow(), [sql]);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    keepStored(draftKey, null);
    started.current = text;
    start(text);
    if (text !== sql) go(viewerAddress(of, at, { sql: text }));
  };
  const save = async () => {
    const { columns, rows: all } = await rows({ sql: started.current, mostLoaded, mostRows: MOST_SAVED });
    saveText(`${of.name}.csv`, csvOf(columns, all), 'text/csv');
  };
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_15rem]">
      <div className="min-w-0 space-y-3">
        <form onSubmit={submit} className="space-y-3">
          <TextAreaField
            label={t('viewer.sql.statement')}
            hint={t('viewer.sql.hint')}
            rows={6}
            spellCheck={false}
            autoCapitalize="off"
            className="font-mono text-sm"
            value={text}
            onChange={(event) => keepStored(draftKey, event.target.value)}
            onKeyDown={(event) => (isRunKey(event) ? submit(event) : undefined)}
          />
          <Bar
            state={state}
            stop={stop}
            mostLoaded={mostLoaded}
            onMost={setMostLoaded}
            back={viewerAddress(of, at)}
            isEmpty={text.trim() === ''}
          />
        </form>
        <Outcome state={state} save={save} />
      </div>
      <Columns
        of={of}
        at={at}
        onInsert={(name) => keepStored(draftKey, `${text.trimEnd()} ${named(name)}`)}
        onExample={(one) => keepStored(draftKey, one)}
      />
    </div>
  );
}

function isRunKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === 'Enter' && (ctrlKey || metaKey);
}

interface BarProps {
  state: SqlState;
  stop: () => void;
  mostLoaded: number;
  onMost: (most: number) => void;
  back: string;
  isEmpty: boolean;
}

function Bar({ state, stop, mostLoaded, onMost, back, isEmpty }: BarProps) {
  const t = useT();
  const number = new Intl.NumberFormat(useLocale());
  const isBusy = state.phase === 'running' || state.phase === 'loading';
  return (
    <div className="flex flex-wrap items-end gap-3">
      {/* Two buttons by their keys: one that became the other while it is pressed would begin what it has just ended. */}
      {isBusy ? (
        <Button key="stop" className="h-9" onClick={stop}>
          <Icon name="pause" />
          {t('viewer.sql.stop')}
        </Button>
      ) : (
        <Button key="run" type="submit" tone="primary" className="h-9" disabled={isEmpty} title={t('viewer.sql.keys')}>
          <Icon name="play" />
          {t('viewer.sql.run')}
        </Button>
      )}
      <SelectField label={t('viewer.sql.most')} value={mostLoaded} onChange={(event) => onMost(Number(event.target.value))}>
        {LOADED.map((most) => (
          <option key={most} value={most}>
            {most === MOST_SAVED ? t('viewer.sql.all') : t('viewer.sql.mostRows', { count: most })}
          </option>
        ))}
      </SelectField>
      <AppLink href={back} className={buttonClass('quiet', 'h-9')}>
        {t('viewer.sql.back')}
      </AppLink>
      <p role="status" className="min-w-0 text-sm text-muted">
        {state.phase === 'running' ? t('viewer.sql.running') : null}
        {state.phase === 'loading'
          ? t('viewer.sql.loading', { split: state.split, loaded: number.format(state.loaded), total: number.format(state.total) })
          : null}
        {state.phase === 'stopped' ? t('viewer.sql.stopped') : null}
      </p>
    </div>
  );
}

function Outcome({ state, save }: { state: SqlState; save: () => Promise<void> }) {
  const t = useT();
  const locale = useLocale();
  const [isSaving, setSaving] = useState(false);
  if (state.phase === 'failed') return <Failure error={state.error} />;
  if (state.phase !== 'done') return null;
  const { result, splits, ms } = state;
  if (result === null) return <Notice>{t('viewer.sql.nothing')}</Notice>;
  const seconds = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format(ms / 1000);
  const saveNow = () => {
    setSaving(true);
    void save().finally(() => setSaving(false));
  };
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="text-sm">
          {t(result.hasMore ? 'viewer.sql.firstRows' : 'viewer.sql.rows', { count: result.rows.length, seconds })}
        </p>
        {result.rows.length === 0 ? null : (
          <Button disabled={isSaving} onClick={saveNow}>
            <Icon name="download" />
            {t('viewer.sql.csv')}
          </Button>
        )}
      </div>
      <SqlBounds splits={splits} />
      <SqlResult result={result} />
    </>
  );
}

function Failure({ error }: { error: Error }) {
  const t = useT();
  if (error instanceof HubError) return <RowsProblem error={error} />;
  return (
    <Notice tone="danger">
      {t('viewer.sql.wrong')}
      <code lang="en" className="mt-1 block font-mono break-words">
        {error.message}
      </code>
    </Notice>
  );
}

/** What there is to ask about, and statements to begin with. */
function Columns(props: { of: RepositoryKey; at: SplitKey; onInsert: (column: string) => void; onExample: (sql: string) => void }) {
  const { of, at, onInsert, onExample } = props;
  const t = useT();
  const { data } = useQuery(firstRowsQuery(of, at));
  if (data === undefined) return null;
  return (
    <aside className="space-y-5">
      <section aria-label={t('viewer.sql.examples')} className="space-y-2">
        <h2 className="font-medium">{t('viewer.sql.examples')}</h2>
        <div className="flex flex-wrap gap-2">
          {sqlExamples(at.split, data.columns).map(({ label, column, sql }) => (
            <Button key={label} onClick={() => onExample(sql)} className="max-w-full">
              <span className="truncate">{t(label, { column })}</span>
            </Button>
          ))}
        </div>
      </section>
      <section aria-label={t('viewer.sql.columns', { split: at.split })} className="space-y-2">
        <h2 className="font-medium">{t('viewer.sql.columns', { split: at.split })}</h2>
        <ul className="max-h-96 overflow-y-auto rounded-panel border border-line bg-surface py-1 text-sm">
          {data.columns.map(({ name, type }) => (
            <li key={name}>
              <button
                type="button"
                aria-label={t('viewer.sql.insert', { column: name })}
                onClick={() => onInsert(name)}
                className="flex w-full items-baseline justify-between gap-3 px-3 py-1 text-left hover:bg-hover"
              >
                <span data-by-user className="truncate font-mono">
                  {name}
                </span>
                <span data-by-user className="truncate text-xs text-muted">
                  {typeName(type as Record<string, unknown>)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
