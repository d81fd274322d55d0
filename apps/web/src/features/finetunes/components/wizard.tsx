import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Notice } from '../../../ui/notice';
import { beginningQuery, giveUp, useCreateFinetune } from '../api/finetunes';
import { changed, chosenOf, type Plan, requestOf } from '../model/plan';
import { DataStep, trainingOf } from './data-step';
import { ModelStep, useBase } from './model-step';
import { SettingsStep } from './settings-step';
import { Step } from './step';

export interface CheckWays {
  onOtherData: () => void;
  onAgain: () => void;
}

interface Props {
  plan: Plan;
  /** `isStep`: something to come back to. */
  onPlan: (plan: Plan, isStep: boolean) => void;
  namespaces: readonly string[];
  renderCheck: (jobKey: string, ways: CheckWays) => ReactNode;
}

/** From a model and data to a job: four steps on one page, which the address holds. */
export function Wizard({ plan, onPlan, namespaces, renderCheck }: Props) {
  const t = useT();
  const create = useCreateFinetune();
  const base = useBase(plan.model);
  const isTrainable = base.data !== undefined && base.data.problem === null;
  const hasData = plan.file !== '';
  const beginning = useQuery({ ...beginningQuery(trainingOf(plan)), enabled: hasData });
  useGivenUp(plan.job);
  const choose = (change: Partial<Plan>) => onPlan(changed(plan, change), true);
  const ask = (next: Plan, request: ReturnType<typeof requestOf>) =>
    create.mutate(request, { onSuccess: ({ key }) => onPlan({ ...next, job: key }, true) });
  const again = () => {
    const chosen = chosenOf(plan, beginning.data ?? null);
    if (chosen !== null) ask(changed(plan, {}), requestOf(plan, chosen));
  };
  const ways = { onOtherData: () => choose({ data: '', file: '', revision: '' }), onAgain: again };
  return (
    <div className="space-y-3">
      <ModelStep model={plan.model} onChoose={(model) => choose({ model })} onChange={() => choose({ model: '' })} />
      <DataStep plan={plan} beginning={beginning.data ?? null} isLater={!isTrainable} onPlan={(next) => onPlan(next, true)} />
      {hasData && beginning.isError ? <Notice tone="danger">{problemText(beginning.error, t)}</Notice> : null}
      <SettingsStep
        key={`${plan.model} ${plan.data} ${plan.file}`}
        plan={plan}
        beginning={beginning.data ?? null}
        namespaces={namespaces}
        isLater={!isTrainable || beginning.data === undefined || !hasData}
        isPending={create.isPending}
        error={create.error}
        onPlan={(next) => onPlan(next, false)}
        onCheck={ask}
        onChange={() => choose({ job: '' })}
      />
      <Step number={4} title={t('tune.quote')} isLater={plan.job === ''}>
        {plan.job === '' ? null : renderCheck(plan.job, ways)}
      </Step>
    </div>
  );
}

/** Whoever goes back and chooses something else does not want the job of before. */
function useGivenUp(job: string): void {
  const before = useRef(job);
  useEffect(() => {
    const left = before.current;
    before.current = job;
    // Nothing is lost when it does not come through: a quote that nobody accepts ends by itself.
    if (left !== '' && left !== job) void giveUp(left).catch(() => undefined);
  }, [job]);
}
