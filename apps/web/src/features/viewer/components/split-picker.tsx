import type { RepositoryKey } from '../../../lib/addresses';
import type { DatasetViewer as Layout } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { SelectField } from '../../../ui/field';
import type { SplitKey } from '../api/viewer';
import { viewerAddress } from '../model/viewer-state';

/** Which subset, and which split of it. Nothing where there is no choice but to see its name. */
export function SplitPicker({ of, layout, at, go }: { of: RepositoryKey; layout: Layout; at: SplitKey; go: (href: string) => void }) {
  const t = useT();
  const splitsOf = (config: string) => layout.configs.find(({ name }) => name === config)?.splits ?? [];
  const open = (config: string, split: string) => go(viewerAddress(of, { config, split }));
  const openConfig = (config: string) => {
    const names = splitsOf(config).map(({ name }) => name);
    open(config, names.includes(at.split) ? at.split : (names[0] ?? at.split));
  };
  return (
    <>
      {layout.configs.length > 1 ? (
        <SelectField label={t('viewer.config')} value={at.config} onChange={(event) => openConfig(event.target.value)}>
          {layout.configs.map(({ name }) => (
            <option key={name} data-by-user>
              {name}
            </option>
          ))}
        </SelectField>
      ) : null}
      <SelectField label={t('viewer.split')} value={at.split} onChange={(event) => open(at.config, event.target.value)}>
        {splitsOf(at.config).map(({ name }) => (
          <option key={name} data-by-user>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  );
}
