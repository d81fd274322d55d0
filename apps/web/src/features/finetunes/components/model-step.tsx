import { useQuery } from '@tanstack/react-query';
import type { BaseModel } from '../../../lib/api-types';
import { formatParameters } from '../../../lib/formats';
import { isMessage, useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { SkeletonRows } from '../../../ui/skeleton';
import { baseQuery } from '../api/finetunes';
import { RepositoryPicker } from './repository-picker';
import { Step } from './step';

interface Props {
  /** '' as long as none was chosen. */
  model: string;
  onChoose: (model: string) => void;
  onChange: () => void;
}

export function ModelStep({ model, onChoose, onChange }: Props) {
  const t = useT();
  const base = useBase(model);
  const isWrong = model !== '' && (base.isError || (base.data?.problem ?? null) !== null);
  const chosen = model === '' ? undefined : <ChosenModel model={model} />;
  return (
    <Step number={1} title={t('tune.model')} chosen={chosen} isWrong={isWrong} onChange={onChange}>
      <p className="text-muted">{t('tune.modelText')}</p>
      <RepositoryPicker type="model" label={t('tune.searchModels')} none={t('tune.noModels')} onChoose={onChoose} />
    </Step>
  );
}

/** Whether it can be trained is said as soon as it was chosen. */
export function useBase(model: string) {
  return useQuery({ ...baseQuery(model), enabled: model !== '' });
}

function ChosenModel({ model }: { model: string }) {
  const t = useT();
  const base = useBase(model);
  const size = base.data?.parameters ?? null;
  return (
    <div className="space-y-2">
      <p className="flex flex-wrap gap-x-3">
        <AppLink href={`/${model}`} className="text-link hover:underline" data-by-user="">
          {model}
        </AppLink>
        {size === null ? null : <span className="text-muted">{t('tune.parameters', { count: formatParameters(size) })}</span>}
      </p>
      {base.isPending ? <SkeletonRows count={1} className="h-5" /> : null}
      {base.isError ? <Notice tone="danger">{problemText(base.error, t)}</Notice> : null}
      {base.data?.problem ? <Untrainable problem={base.data.problem} /> : null}
    </div>
  );
}

function Untrainable({ problem: { code, message } }: { problem: NonNullable<BaseModel['problem']> }) {
  const t = useT();
  const locale = useLocale();
  const id = `refusal.${code}`;
  return (
    <Notice tone="warn">
      <p className="font-medium">{t('tune.untrainable')}</p>
      <p className="mt-1">{locale !== 'en' && isMessage(id) ? t(id) : <span lang="en">{message}</span>}</p>
    </Notice>
  );
}
