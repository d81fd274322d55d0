import { useQuery } from '@tanstack/react-query';
import type { Demo, DemoRemoval } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { demoQuery, useLoadExamples, useRemoveExamples } from '../api/demo';

/** For administrators: the example content, loaded and removed in one action each. */
export function DemoPanel() {
  const t = useT();
  const { data, error } = useQuery(demoQuery);
  const load = useLoadExamples();
  const remove = useRemoveExamples();
  const failure = load.error ?? remove.error ?? (data === undefined ? error : null);
  return (
    <Panel title={t('demo.title')}>
      {failure === null ? null : (
        <Notice tone="danger" className="mb-3">
          {problemText(failure, t)}
        </Notice>
      )}
      <div aria-live="polite">{remove.data === undefined || load.isSuccess ? null : <Removed removal={remove.data} />}</div>
      {data === undefined ? null : (
        <Examples
          demo={data}
          busy={load.isPending ? 'loading' : remove.isPending ? 'removing' : null}
          onLoad={() => load.mutate(undefined, { onSuccess: () => remove.reset() })}
          onRemove={() => remove.mutate(undefined, { onSuccess: () => load.reset() })}
        />
      )}
    </Panel>
  );
}

interface ExamplesProps {
  demo: Demo;
  busy: 'loading' | 'removing' | null;
  onLoad: () => void;
  onRemove: () => void;
}

function Examples({ demo, busy, onLoad, onRemove }: ExamplesProps) {
  const t = useT();
  const { state, organization } = demo;
  return (
    <>
      <p className="mb-3 text-muted">
        {state === 'loaded' && organization !== null
          ? t('demo.loaded', { organization })
          : t(state === 'partial' ? 'demo.partial' : 'demo.absent')}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {state === 'loaded' ? (
          <AppLink href={`/${organization ?? ''}`} className="me-2 text-link underline">
            {organization}
          </AppLink>
        ) : (
          <Button onClick={onLoad} disabled={busy !== null}>
            {t(busy === 'loading' ? 'demo.loading' : state === 'partial' ? 'demo.complete' : 'demo.load')}
          </Button>
        )}
        {state === 'absent' ? null : (
          <Button onClick={onRemove} disabled={busy !== null}>
            {t(busy === 'removing' ? 'demo.removing' : 'demo.remove')}
          </Button>
        )}
      </div>
    </>
  );
}

function Removed({ removal }: { removal: DemoRemoval }) {
  const t = useT();
  return (
    <Notice className="mb-3">
      <p>{t(removal.kept.length === 0 ? 'demo.removed' : 'demo.kept')}</p>
      {removal.kept.length === 0 ? null : (
        <ul className="mt-1 list-disc ps-5">
          {removal.kept.map(({ id, reason }) => (
            <li key={id}>{t(`demo.kept.${reason}`, { id })}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
