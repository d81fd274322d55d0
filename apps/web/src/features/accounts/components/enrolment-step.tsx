import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { SkeletonRows } from '../../../ui/skeleton';
import { stepEnrolmentQuery, useSecondFactor } from '../api/sign-in-step';
import { EnrolmentForm } from './enrolment';
import { RecoveryCodes } from './recovery-codes';

/** A sign-in on a hub that demands a second factor, of somebody who has none yet. */
export function EnrolmentStep({ again, onDone }: { again: string; onDone: () => void }) {
  const t = useT();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const enrolment = useQuery({ ...stepEnrolmentQuery, enabled: codes === null });
  const finish = useSecondFactor();
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (enrolment.isError)
    return (
      <Notice tone="danger">
        <p>{problemText(enrolment.error, t)}</p>
        <AppLink href={again} className="underline">
          {t('login.again')}
        </AppLink>
      </Notice>
    );
  if (enrolment.data === undefined) return <SkeletonRows count={4} className="h-14" />;
  const finished = ({ recoveryCodes }: { recoveryCodes: string[] | null }) => (recoveryCodes === null ? onDone() : setCodes(recoveryCodes));
  return (
    <EnrolmentForm
      enrolment={enrolment.data}
      error={finish.error}
      isPending={finish.isPending}
      onCode={(code) => finish.mutate(code, { onSuccess: finished })}
    />
  );
}
