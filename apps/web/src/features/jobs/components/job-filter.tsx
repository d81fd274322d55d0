import { useRouter } from '@tanstack/react-router';
import { useT } from '../../../lib/i18n';
import { jobsHref, type JobsShown } from '../model/jobs-address';
import { JOB_STATES } from '../model/states';

interface Props {
  path: string;
  shown: JobsShown;
  /** To choose from; none where the list is of everybody. */
  namespaces: readonly string[];
}

/** Both choices write the address, and the address is what the list shows. */
export function JobFilter({ path, shown, namespaces }: Props) {
  const t = useT();
  const { history } = useRouter();
  const show = (change: Partial<JobsShown>) => history.replace(jobsHref(path, { ...shown, cursor: '', ...change }));
  const states = JOB_STATES.map((value) => ({ value, title: t(`job.state.${value}`) }));
  // An address may name one that is not among one's own.
  const all = shown.namespace === '' || namespaces.includes(shown.namespace) ? namespaces : [...namespaces, shown.namespace];
  return (
    <div role="search" aria-label={t('jobs.filters')} className="flex flex-wrap gap-2">
      <Choice label={t('jobs.state')} value={shown.state} options={states} onChoose={(state) => show({ state })} />
      {namespaces.length < 2 && shown.namespace === '' ? null : (
        <Choice
          label={t('jobs.namespace')}
          value={shown.namespace}
          options={all.map((value) => ({ value, title: value }))}
          onChoose={(namespace) => show({ namespace })}
        />
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { value: string; title: string }[];
  onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const t = useT();
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
      className="h-9 max-w-full rounded-control border border-line-strong bg-surface px-2 max-sm:grow"
    >
      <option value="">{t('jobs.allOf', { field: label })}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value} data-by-user="">
          {option.title}
        </option>
      ))}
    </select>
  );
}
