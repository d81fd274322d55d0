import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { cardQuery } from '../features/cards/api/card';
import { treeQuery } from '../features/files/api/tree';
import { isUntouched } from '../features/repositories/model/untouched';
import type { RepositoryDetail } from '../lib/api-types';

/** Whether nobody has pushed to the repository yet; undefined while that is not known. Asks only about those with one commit. */
export function useUntouched(repository: RepositoryDetail): boolean | undefined {
  const enabled = repository.commitsCount <= 1 && repository.allowed.includes('read');
  const card = useQuery({ ...cardQuery(repository), enabled });
  const tree = useInfiniteQuery({ ...treeQuery(repository, repository.defaultBranch, ''), enabled });
  if (!enabled || card.isError || tree.isError) return false;
  if (card.data === undefined || tree.data === undefined) return undefined;
  const paths = tree.data.pages.flatMap((page) => page.items.map((item) => item.path));
  return isUntouched(repository.commitsCount, paths, card.data.html);
}
