import { useRouter } from '@tanstack/react-router';
import { useUser } from '../features/accounts/api/session';
import { jobHref } from '../features/jobs/model/jobs-address';
import { formatSeconds } from '../features/jobs/model/states';
import { TryView } from '../features/trying/components/try-view';
import { readTried, triedHref } from '../features/trying/model/tried';
import { repositoryAddress } from '../lib/addresses';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { useRepositoryKey, useSearchParams } from './params';

/** A model, asked on its page. */
export function ModelTryPage() {
  const t = useT();
  const router = useRouter();
  const user = useUser();
  const model = useRepositoryKey('model');
  const tried = readTried(useSearchParams());
  const here = `${repositoryAddress(model)}/try`;
  useTitle(`${t('tab.try')} · ${model.namespace}/${model.name}`);
  return (
    <TryView
      key={here}
      model={model}
      tried={tried}
      onTried={(next) => void router.navigate({ href: triedHref(here, next), replace: true, resetScroll: false })}
      signInHref={user ? null : `/login?next=${encodeURIComponent(triedHref(here, tried))}`}
      origin={window.location.origin}
      formatSeconds={formatSeconds}
      jobHref={jobHref}
      runnersHref={user?.isAdmin ? '/admin/runners' : null}
    />
  );
}
