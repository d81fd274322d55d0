// The way to tip an author or what they made. Loaded behind the page it stands on, where money is on.
import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useUser } from '../features/accounts/api/session';
import { moneyQuery } from '../features/money/api/money-facts';
import { TipButton } from '../features/money/components/tip-button';
import { payersOf } from './payers';

interface Props {
  namespace: string;
  /** Absent: it is for the author. */
  repository?: { type: RepoType; namespace: string; name: string };
  className?: string;
}

export function Tip({ namespace, repository, className }: Props) {
  const user = useUser();
  const { data: money } = useQuery(moneyQuery);
  if (!money?.isOn || user === undefined) return null;
  const payers = user ? payersOf(user) : null;
  // The hub refuses tips to oneself, and to organizations that one is an admin of.
  if (payers?.some((name) => name.toLowerCase() === namespace.toLowerCase())) return null;
  const target = repository ? { repository } : { author: namespace };
  const name = repository ? `${repository.namespace}/${repository.name}` : namespace;
  return <TipButton target={target} name={name} money={money} payers={payers} className={className} />;
}
