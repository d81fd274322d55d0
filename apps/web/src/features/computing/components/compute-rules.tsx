import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ComputeRules } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { computeRulesQuery, useChangeComputeRules } from '../api/computing';

/** The hub's part of what runners earn, and whether they may take jobs of others. */
export function ComputeRulesPanel() {
  const t = useT();
  const rules = useQuery(computeRulesQuery);
  return (
    <Panel title={t('computeRules.title')}>
      <QueryView query={rules} waiting={<SkeletonRows count={2} className="h-9" />}>
        {(data) => <RulesForm key={JSON.stringify(data)} rules={data} />}
      </QueryView>
    </Panel>
  );
}

function RulesForm({ rules }: { rules: ComputeRules }) {
  const t = useT();
  const { say } = useToast();
  const change = useChangeComputeRules();
  const [percent, setPercent] = useState(String(rules.feeBasisPoints / 100));
  const [mayOpen, setMayOpen] = useState(rules.mayOpen);
  const feeBasisPoints = Math.round(Number(percent) * 100);
  const isFee = /^\d{1,3}(?:\.\d{1,2})?$/.test(percent.trim()) && feeBasisPoints <= 10_000;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ feeBasisPoints, mayOpen }, { onSuccess: () => say(t('settings.saved')) });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {change.isError ? <Notice tone="danger">{problemText(change.error, t)}</Notice> : null}
      <div className="max-w-xs">
        <TextField
          label={t('computeRules.fee')}
          hint={t('computeRules.feeHint')}
          error={isFee ? undefined : t('refusal.compute/fee')}
          value={percent}
          onChange={(event) => setPercent(event.target.value)}
          inputMode="decimal"
          autoComplete="off"
          maxLength={6}
        />
      </div>
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          checked={mayOpen}
          onChange={(event) => setMayOpen(event.target.checked)}
          className="mt-1 size-4 accent-(--accent)"
        />
        <span>
          <span className="block font-medium">{t('computeRules.mayOpen')}</span>
          <span className="block text-xs text-muted">{t('computeRules.mayOpenHint')}</span>
        </span>
      </label>
      <Button type="submit" tone="primary" disabled={change.isPending || !isFee}>
        {t('computeRules.save')}
      </Button>
    </form>
  );
}
