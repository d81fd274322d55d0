import { useLingui } from '@lingui/react';
import { humanTag } from '../model/tags';

/** The task's name in the reader's language. */
export function TaskLabel({ tag }: { tag: string }) {
  const { i18n } = useLingui();
  const id = `task.${tag}`;
  return <>{id in i18n.messages ? i18n._(id) : humanTag(tag)}</>;
}
