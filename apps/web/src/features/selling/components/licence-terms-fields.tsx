import type { RepoType } from '@modelgrove/shared';
import type { ReactNode } from 'react';
import type { LicenceTerms } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { TextField } from '../../../ui/field';
import type { OfferDraft } from '../model/offer-draft';

const MAY: LicenceTerms['may'] = ['train', 'commercial', 'modify', 'redistribute', 'distribute-results'];
const MUST: LicenceTerms['must'] = ['attribute', 'share-alike', 'keep-notices'];

interface Props {
  type: RepoType;
  draft: OfferDraft;
  onChange: (change: Partial<OfferDraft>) => void;
}

/** The licence in words that machines understand, beside its text; and how much of a dataset everybody sees. */
export function LicenceTermsFields({ type, draft, onChange }: Props) {
  const t = useT();
  const isUseOnly = draft.kind === 'use' || draft.isUseOnly;
  return (
    <details className="rounded-control border border-line p-3">
      <summary className="cursor-pointer font-medium">{t('terms.edit')}</summary>
      <div className="mt-3 space-y-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Choices legend={t('terms.may')}>
            {MAY.filter((one) => !isUseOnly || one !== 'redistribute').map((one) => (
              <Choice
                key={one}
                label={t(`terms.may.${one}`)}
                isOn={draft.may.includes(one)}
                onToggle={() => onChange({ may: toggled(draft.may, one) })}
              />
            ))}
          </Choices>
          <Choices legend={t('terms.must')}>
            {MUST.map((one) => (
              <Choice
                key={one}
                label={t(`terms.must.${one}`)}
                isOn={draft.must.includes(one)}
                onToggle={() => onChange({ must: toggled(draft.must, one) })}
              />
            ))}
          </Choices>
        </div>
        <TextField
          label={t('terms.spdx')}
          hint={t('terms.spdxHint')}
          value={draft.spdx}
          onChange={(event) => onChange({ spdx: event.target.value })}
          maxLength={64}
        />
        {type === 'dataset' ? <SampleFields draft={draft} onChange={onChange} /> : null}
      </div>
    </details>
  );
}

function SampleFields({ draft, onChange }: Omit<Props, 'type'>) {
  const t = useT();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={t('sample.rows')}
        hint={t('sample.rowsHint')}
        type="number"
        min={1}
        max={100}
        value={draft.sampleRows}
        onChange={(event) => onChange({ sampleRows: event.target.value })}
        required
      />
      <TextField
        label={t('sample.path')}
        hint={t('sample.pathHint')}
        value={draft.samplePath}
        onChange={(event) => onChange({ samplePath: event.target.value })}
        maxLength={1000}
      />
    </div>
  );
}

function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className="space-y-1">{children}</div>
    </fieldset>
  );
}

function Choice({ label, isOn, onToggle }: { label: string; isOn: boolean; onToggle: () => void }) {
  return (
    <label className="flex items-start gap-2">
      <input type="checkbox" checked={isOn} onChange={onToggle} className="mt-1 accent-(--accent)" />
      <span>{label}</span>
    </label>
  );
}

function toggled<T>(all: readonly T[], one: T): T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}
