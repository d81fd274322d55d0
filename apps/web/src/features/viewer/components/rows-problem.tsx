import { HubError } from '../../../lib/hub-error';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Notice } from '../../../ui/notice';
import { ProblemPage } from '../../../ui/problem-page';

/** Why there are no rows, above what can be changed about it. What the hub found wrong in a condition, or in a file, it says in English. */
export function RowsProblem({ error }: { error: unknown }) {
  const t = useT();
  if (!(error instanceof HubError) || !error.code.startsWith('viewer/') || error.status === 404) return <ProblemPage error={error} />;
  return (
    <Notice tone="danger">
      {problemText(error, t)}
      <span lang="en" className="mt-1 block">
        {error.message}
      </span>
    </Notice>
  );
}
