import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RegisteredRunner, Runner } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { Icon } from '../../../ui/icon';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { runnersQuery } from '../api/runners';
import { NewRunnerDialog } from './new-runner';
import { RunnerDeeds, type RunnerDeed } from './runner-deeds';
import { RunnerRow } from './runner-row';
import { RunnerTokenDialog } from './runner-token';

/** The machines that run jobs, and the ways to add and change them. */
export function RunnerList({ onPrice }: { onPrice: ((runner: Runner) => void) | null }) {
  const t = useT();
  const query = useQuery(runnersQuery);
  const [isNew, setIsNew] = useState(false);
  const [deed, setDeed] = useState<RunnerDeed | null>(null);
  const [made, setMade] = useState<RegisteredRunner | null>(null);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-prose min-w-0 flex-1 text-muted">{t('runners.text')}</p>
        <Button tone="primary" onClick={() => setIsNew(true)}>
          <Icon name="plus" />
          {t('runners.new')}
        </Button>
      </div>
      <QueryView query={query} waiting={<SkeletonRows count={3} className="h-20" />}>
        {({ runners }) => <Rows runners={runners} onDeed={setDeed} onPrice={onPrice} />}
      </QueryView>
      <NewRunnerDialog open={isNew} onClose={() => setIsNew(false)} onMade={(one) => (setIsNew(false), setMade(one))} />
      <RunnerDeeds deed={deed} onClose={() => setDeed(null)} onToken={setMade} />
      <RunnerTokenDialog made={made} onClose={() => setMade(null)} />
    </>
  );
}

interface RowsProps {
  runners: readonly Runner[];
  onDeed: (deed: RunnerDeed) => void;
  onPrice: ((runner: Runner) => void) | null;
}

function Rows({ runners, onDeed, onPrice }: RowsProps) {
  const t = useT();
  if (runners.length === 0) return <Empty>{t('runners.none')}</Empty>;
  return (
    <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
      {runners.map((runner) => (
        <RunnerRow
          key={runner.id}
          runner={runner}
          onDeed={(kind) => onDeed({ kind, runner })}
          onPrice={onPrice === null || runner.namespace !== null ? null : () => onPrice(runner)}
        />
      ))}
    </ul>
  );
}
