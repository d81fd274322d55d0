import type { DataBeginning } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import type { DataPlace } from '../model/checked';
import { changed, type Plan } from '../model/plan';
import { BeginningTable } from './beginning-table';
import { ChosenFile, DataChoice } from './data-choice';
import { Step } from './step';

interface Props {
  plan: Plan;
  beginning: DataBeginning | null;
  isLater: boolean;
  onPlan: (plan: Plan) => void;
}

export function trainingOf({ data, revision, file }: Plan): DataPlace {
  return { repository: data, revision, path: file };
}

export function DataStep({ plan, beginning, isLater, onPlan }: Props) {
  const t = useT();
  const choose = (change: Partial<Plan>) => onPlan(changed(plan, change));
  const chosen = (
    <div className="space-y-3">
      <p>
        <ChosenFile place={trainingOf(plan)} />
      </p>
      {beginning === null ? null : <BeginningTable beginning={beginning} />}
    </div>
  );
  return (
    <Step
      number={2}
      title={t('tune.data')}
      isLater={isLater}
      known={plan.data}
      chosen={plan.file === '' ? undefined : chosen}
      onChange={() => choose({ data: '', file: '', revision: '' })}
    >
      <p className="text-muted">{t('tune.dataText')}</p>
      <DataChoice
        dataset={plan.data}
        onDataset={(data) => choose({ data })}
        onFile={({ repository, revision, path }) => choose({ data: repository, revision, file: path })}
      />
    </Step>
  );
}

/** Rows that are held out, or a file of one's own for them. */
export function ValidationChoice({
  plan,
  isAsked,
  onAsk,
  onPlan,
}: Omit<Props, 'beginning' | 'isLater'> & { isAsked: boolean; onAsk: (asks: boolean) => void }) {
  const t = useT();
  const choose = (change: Partial<Plan>) => onPlan(changed(plan, change));
  const leave = () => (onAsk(false), choose({ validation: '', validationFile: '', validationRevision: '' }));
  const file = { repository: plan.validation, revision: plan.validationRevision, path: plan.validationFile };
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('tune.validation')}</legend>
      {plan.validationFile !== '' ? (
        <p className="flex flex-wrap items-center gap-3">
          <ChosenFile place={file} />
          <Button onClick={leave}>{t('tune.holdOut')}</Button>
        </p>
      ) : isAsked || plan.validation !== '' ? (
        <div className="space-y-3">
          <DataChoice
            dataset={plan.validation}
            onDataset={(validation) => choose({ validation })}
            onFile={({ repository, revision, path }) =>
              choose({ validation: repository, validationRevision: revision, validationFile: path })
            }
          />
          <Button onClick={leave}>{t('tune.holdOut')}</Button>
        </div>
      ) : (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
          {t('tune.heldOutText')}
          <Button onClick={() => onAsk(true)}>{t('tune.ownValidation')}</Button>
        </p>
      )}
    </fieldset>
  );
}
