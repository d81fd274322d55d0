import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { requestQuery, useAnswerRequest } from '../features/oauth/api/requests';
import { ConsentForm } from '../features/oauth/components/consent-form';
import type { ConsentQuestion } from '../lib/api-types';
import { HubError } from '../lib/hub-error';
import { useT } from '../lib/i18n';
import { problemText } from '../lib/problem-text';
import { Notice } from '../ui/notice';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { FormPage } from './form-page';
import { SignedIn } from './signed-in';

/** A program asks whether it may act for the person. */
export default function ConsentPage() {
  const { uid = '' } = useParams({ strict: false }) as Record<string, string | undefined>;
  return <SignedIn>{({ name }) => <Request uid={uid} user={name} />}</SignedIn>;
}

function Request({ uid, user }: { uid: string; user: string }) {
  const t = useT();
  const request = useQuery(requestQuery(uid));
  const isGone = request.error instanceof HubError && request.error.status === 404;
  return (
    <FormPage title={request.data ? t('oauth.title', { name: request.data.program.name }) : t('oauth.titleUnknown')}>
      {isGone ? (
        <Notice tone="danger">{problemText(request.error, t)}</Notice>
      ) : (
        <QueryView query={request} waiting={<SkeletonRows count={3} className="h-14" />}>
          {(question) => <Asked uid={uid} user={user} question={question} />}
        </QueryView>
      )}
    </FormPage>
  );
}

/** What was allowed before is not asked again. */
function Asked({ uid, user, question }: { uid: string; user: string; question: ConsentQuestion }) {
  const t = useT();
  const answer = useAnswerRequest(uid);
  const { mutate } = answer;
  const begun = useRef(false);
  useEffect(() => {
    if (!question.isRemembered || begun.current) return;
    begun.current = true;
    mutate({ decision: 'allow', organizations: question.organizations.filter(({ isOpen }) => isOpen).map(({ id }) => id) });
  }, [question, mutate]);
  if (question.isRemembered && !answer.isError) return <p role="status">{t('oauth.goingOn')}</p>;
  return (
    <ConsentForm
      question={question}
      user={user}
      pending={answer.isPending || answer.isSuccess}
      error={answer.error}
      onDecide={(decision) => mutate(decision)}
    />
  );
}
