import { useT } from '../../../lib/i18n';
import { LICENSES, OTHER } from '../../../lib/licenses';
import { ComboField } from '../../../ui/combo-field';
import { TextField } from '../../../ui/field';

export interface ChosenLicense {
  license: string;
  licenseName: string;
  licenseLink: string;
}

export const NO_LICENSE: ChosenLicense = { license: '', licenseName: '', licenseLink: '' };

/** Known licences, found by typing; or one of one's own, with its name and where it is to be read. */
export function LicenseField({ value, onChange }: { value: ChosenLicense; onChange: (value: ChosenLicense) => void }) {
  const t = useT();
  const known = LICENSES.map(({ id, name }) => ({ value: id, label: name, note: id, isName: true }));
  const items = [...known, { value: OTHER, label: t('new.licenseOther'), note: OTHER, always: true }];
  const set = (change: Partial<ChosenLicense>) => onChange({ ...value, ...change });
  return (
    <>
      <ComboField
        label={t('new.license')}
        items={items}
        value={value.license}
        onChange={(license) => set({ license })}
        placeholder={t('new.noLicense')}
        hint={t('new.licenseHint')}
        clearLabel={t('new.licenseClear')}
      />
      {value.license === OTHER ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t('new.licenseName')}
            value={value.licenseName}
            onChange={(event) => set({ licenseName: event.target.value })}
            autoComplete="off"
            maxLength={100}
          />
          <TextField
            label={t('new.licenseLink')}
            hint={t('new.licenseLinkHint')}
            value={value.licenseLink}
            onChange={(event) => set({ licenseLink: event.target.value })}
            autoComplete="off"
            maxLength={300}
          />
        </div>
      ) : null}
    </>
  );
}
