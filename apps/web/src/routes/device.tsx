import { useState } from 'react';
import { useAnswerDevice, useDeviceQuestion } from '../features/oauth/api/devices';
import { AskingDevice } from '../features/oauth/components/asking-device';
import { ConsentForm } from '../features/oauth/components/consent-form';
import { DeviceCodeForm } from '../features/oauth/components/device-code-form';
import type { ConsentQuestion } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { FormPage } from './form-page';
import { useSearchParams } from './params';
import { SignedIn } from './signed-in';

/** Where `hf auth login` sends people: they see the code there, and type it here. */
export default function DevicePage() {
  return <SignedIn>{({ name }) => <Device user={name} />}</SignedIn>;
}

function Device({ user }: { user: string }) {
  const t = useT();
  const given = useSearchParams()['user_code'];
  const question = useDeviceQuestion();
  const asked = question.data && question.variables !== undefined ? { question: question.data, code: question.variables } : null;
  return (
    <FormPage title={t('device.title')} text={asked === null ? t('device.text') : undefined}>
      {asked === null ? (
        <DeviceCodeForm
          code={typeof given === 'string' ? given.slice(0, 40) : ''}
          pending={question.isPending}
          error={question.error}
          onCode={(code) => question.mutate(code)}
        />
      ) : (
        <Answer user={user} {...asked} />
      )}
    </FormPage>
  );
}

function Answer({ user, question, code }: { user: string; question: ConsentQuestion; code: string }) {
  const t = useT();
  const answer = useAnswerDevice(code);
  const [isAllowed, setAllowed] = useState(false);
  if (answer.isSuccess) return <p role="status">{t(isAllowed ? 'device.allowed' : 'device.denied')}</p>;
  return (
    <div className="space-y-6">
      {question.device === null ? null : <AskingDevice device={question.device} />}
      <ConsentForm
        question={question}
        user={user}
        pending={answer.isPending}
        error={answer.error}
        onDecide={(decision) => (setAllowed(decision.decision === 'allow'), answer.mutate(decision))}
      />
    </div>
  );
}
