import type { HubMode } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { MODES } from '../model/modes';

/** What the hub is for; where the environment says it, only what that means. */
export function ModeField({ fixed, initial }: { fixed: HubMode | null; initial: HubMode }) {
  const t = useT();
  if (fixed !== null) return <FixedMode mode={fixed} />;
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('setup.mode')}</legend>
      <div className="space-y-2">
        {MODES.map((mode) => (
          <label
            key={mode}
            className="flex cursor-pointer items-start gap-3 rounded-control border border-line bg-surface p-3 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input type="radio" name="mode" value={mode} defaultChecked={mode === initial} className="mt-1 accent-(--accent)" />
            <ModeText mode={mode} />
          </label>
        ))}
      </div>
      <p className="mt-1 text-xs text-muted">{t('setup.variables')}</p>
    </fieldset>
  );
}

function FixedMode({ mode }: { mode: HubMode }) {
  const t = useT();
  return (
    <div className="rounded-control border border-line bg-sunken p-3">
      <p className="mb-2 text-xs text-muted">{t('setup.modeFixed')}</p>
      <ModeText mode={mode} />
    </div>
  );
}

function ModeText({ mode }: { mode: HubMode }) {
  const t = useT();
  return (
    <span>
      <span className="block font-medium">{t(`mode.${mode}`)}</span>
      <span className="block text-xs text-muted">{t(`mode.${mode}.hint`)}</span>
    </span>
  );
}
