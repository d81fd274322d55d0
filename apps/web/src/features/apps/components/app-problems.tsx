import { useT } from '../../../lib/i18n';
import { Icon } from '../../../ui/icon';
import { MOST_PROBLEMS, type AppProblem } from '../model/messages';

/** What went wrong in the app since it was loaded, by its own word. */
export function AppProblems({ problems }: { problems: readonly AppProblem[] }) {
  const t = useT();
  if (problems.length === 0) return null;
  const more = problems.length >= MOST_PROBLEMS;
  return (
    <details className="mt-3 rounded-panel border border-line bg-surface">
      <summary className="flex cursor-pointer items-center gap-2 px-4 py-2.5 text-sm">
        <Icon name="warning" className="size-4 text-warn-ink" />
        <span role="status">{t('app.problems', { count: problems.length, more: String(more) })}</span>
      </summary>
      <ul className="divide-y divide-line border-t border-line">
        {problems.map((problem) => (
          <li key={`${problem.kind} ${problem.text} ${problem.at}`} className="px-4 py-2 text-sm">
            <span className="font-medium">{t(`app.problem.${problem.kind as 'script' | 'file' | 'policy'}`)}</span>
            {problem.count > 1 ? <span className="ms-2 text-muted">×{problem.count}</span> : null}
            <code className="mt-0.5 block font-mono text-xs break-words text-muted">
              {problem.text}
              {problem.at === '' ? null : <span className="block">{problem.at}</span>}
            </code>
          </li>
        ))}
      </ul>
    </details>
  );
}
