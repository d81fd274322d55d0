import { NewRepository } from '../features/repositories/components/new-repository';
import { parseRepoType } from '../features/repositories/model/new-repository';
import { repositoryAddress } from '../lib/addresses';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { useTitle } from '../lib/use-title';
import { Page } from '../ui/page';
import { useSearchParams } from './params';
import { SignedIn } from './signed-in';

export default function NewPage() {
  const t = useT();
  const go = useGo();
  const type = parseRepoType(useSearchParams()['type']);
  useTitle(t('new.title'));
  return (
    <Page narrow>
      <SignedIn>
        {() => (
          <>
            <h1 className="text-xl font-semibold">{t('new.title')}</h1>
            <p className="mt-1 mb-6 text-muted">{t('new.text')}</p>
            <NewRepository key={type} initialType={type} onDone={(repository) => go(repositoryAddress(repository))} />
          </>
        )}
      </SignedIn>
    </Page>
  );
}
