import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemPage } from './problem-page';

/** One question, three faces: on its way, refused, answered. What is already known stays visible when asking again fails. */
export function QueryView<T>({
  query,
  waiting,
  children,
}: {
  query: UseQueryResult<T>;
  waiting: ReactNode;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ProblemPage error={query.error} />;
  return waiting;
}
