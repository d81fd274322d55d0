import { useQuery } from '@tanstack/react-query';
import { metaQuery } from '../features/accounts/api/meta';
import { NewRepository } from '../features/repositories/components/new-repository';
import { parseRepoType } from '../features/repositories/model/new-repository';
import { repositoryAddress, uploadAddress } from '../lib/addresses';
import type { RepositoryDetail } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { useTitle } from '../lib/use-title';
import { AppLink } from '../ui/link';
import { Page } from '../ui/page';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { useSearchParams } from './params';
import { SignedIn } from './signed-in';

export default function NewPage() {
  const t = useT();
  const go = useGo();
  const params = useSearchParams();
  const type = parseRepoType(params['type']);
  const isFirst = params['first'] !== undefined;
  const meta = useQuery(metaQuery);
  useTitle(t('new.title'));
  return (
    <Page narrow>
      <SignedIn>
        {() => (
          <>
            <h1 className="text-xl font-semibold">{t('new.title')}</h1>
            <p className="mt-1 mb-6 text-muted">
              {t(isFirst ? 'new.textFirst' : 'new.text')}{' '}
              <AppLink href="/import" className="text-link underline">
                {t('import.instead')}
              </AppLink>
            </p>
            <QueryView query={meta} waiting={<SkeletonRows count={5} className="h-14" />}>
              {({ defaultVisibility }) => (
                <NewRepository
                  key={type}
                  initialType={type}
                  initialVisibility={defaultVisibility}
                  onDone={(made) => go(isFirst ? firstUploadAddress(made) : repositoryAddress(made))}
                />
              )}
            </QueryView>
          </>
        )}
      </SignedIn>
    </Page>
  );
}

/** Whoever came to put something in goes on to where it is put in. */
function firstUploadAddress(repository: RepositoryDetail): string {
  return `${uploadAddress(repository, repository.defaultBranch)}?first=1`;
}
