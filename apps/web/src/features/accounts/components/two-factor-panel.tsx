import { useState } from 'react';
import type { OwnAccount } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { RenewCodes, TurnOff } from './two-factor-changes';
import { TurnOn } from './two-factor-turn-on';

type Doing = 'on' | 'off' | 'codes';
const FEW_CODES = 3;

export function TwoFactorPanel({ account }: { account: OwnAccount }) {
  const t = useT();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { isOn, isRequired, recoveryCodesLeft } = account.twoFactor;
  const end = () => setDoing(null);
  return (
    <Panel
      title={
        <span className="flex flex-wrap items-center gap-2">
          {t('twoFactor.title')}
          <Badge tone={isOn ? 'accent' : 'plain'}>{t(isOn ? 'twoFactor.isOn' : 'twoFactor.isOff')}</Badge>
        </span>
      }
    >
      <p className="text-muted">{t('twoFactor.text')}</p>
      {isRequired ? <p className="mt-2 text-muted">{t('twoFactor.required')}</p> : null}
      {isOn && recoveryCodesLeft < FEW_CODES ? (
        <Notice tone="warn" className="mt-3">
          {t('twoFactor.fewCodes', { count: recoveryCodesLeft })}
        </Notice>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-2">
        {isOn ? null : (
          <Button tone="primary" onClick={() => setDoing('on')}>
            {t('twoFactor.setUp')}
          </Button>
        )}
        {isOn ? <Button onClick={() => setDoing('codes')}>{t('twoFactor.newCodes')}</Button> : null}
        {isOn && !isRequired ? <Button onClick={() => setDoing('off')}>{t('twoFactor.turnOff')}</Button> : null}
      </div>
      <Dialog
        open={doing !== null}
        onOpenChange={end}
        title={t(doing === 'codes' ? 'twoFactor.newCodes' : doing === 'off' ? 'twoFactor.turnOff' : 'twoFactor.setUp')}
      >
        {doing === 'on' ? <TurnOn hasPassword={account.hasPassword} onDone={end} /> : null}
        {doing === 'off' ? <TurnOff hasPassword={account.hasPassword} onDone={end} /> : null}
        {doing === 'codes' ? <RenewCodes hasPassword={account.hasPassword} onDone={end} /> : null}
      </Dialog>
    </Panel>
  );
}
