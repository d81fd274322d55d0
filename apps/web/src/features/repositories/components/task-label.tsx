import { useT } from '../../../lib/i18n';
import { taskName } from '../../../lib/task-name';

/** The task's name in the reader's language. */
export function TaskLabel({ tag }: { tag: string }) {
  return <>{taskName(tag, useT())}</>;
}
