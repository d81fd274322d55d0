// What the pages of a repository say of its price. Loaded only where something is sold, with its own words.
import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useUser } from '../features/accounts/api/session';
import { BuyBox } from '../features/money/components/buy-box';
import { NewerVersions } from '../features/money/components/newer-versions';
import { PriceTag } from '../features/money/components/price-tag';
import { cardAddress, repositoryAddress } from '../lib/addresses';
import type { RepositoryDetail } from '../lib/api-types';
import { useTitle } from '../lib/use-title';
import { payersOf } from './payers';

export { ready } from '../lib/money-words';

/** Who has not bought what is sold sees its price in the place of its contents; the card is for everybody. Without children: the price. */
export default function Sold({ repository, children }: { repository: RepositoryDetail; children?: ReactNode }) {
  const { pathname } = useLocation();
  if (children === undefined) return <Price repository={repository} />;
  if (repository.allowed.includes('read'))
    return (
      <>
        <Newer repository={repository} />
        {children}
      </>
    );
  return (
    <>
      <Box repository={repository} />
      {isOpen(repository, pathname.replace(/\/$/, '')) ? children : null}
    </>
  );
}

/** The card is for everybody; an app runs, and a model answers, for who may use it here. */
function isOpen(repository: RepositoryDetail, pathname: string): boolean {
  if (pathname === cardAddress(repository)) return true;
  if (!repository.allowed.includes('use')) return false;
  const at = repositoryAddress(repository);
  return repository.type === 'app' ? pathname === at : pathname === `${at}/try`;
}

function Price({ repository }: { repository: RepositoryDetail }) {
  const user = useUser();
  const own = user ? [user.name, ...user.organizations.map(({ name }) => name)] : [];
  return <PriceTag repository={repository} isOwn={own.includes(repository.namespace)} />;
}

function Newer({ repository }: { repository: RepositoryDetail }) {
  const user = useUser();
  return <NewerVersions repository={repository} payers={user ? payersOf(user) : user} />;
}

function Box({ repository }: { repository: RepositoryDetail }) {
  const user = useUser();
  useTitle(`${repository.namespace}/${repository.name}`);
  return <BuyBox repository={repository} payers={user ? payersOf(user) : user} />;
}
