import { REPOSITORY_TEMPLATES, type RepositoryTemplate, type RepoType } from '@modelgrove/shared';
import { useT } from '../../../lib/i18n';

interface Props {
  type: RepoType;
  value: RepositoryTemplate;
  onChange: (value: RepositoryTemplate) => void;
}

/** What the repository begins with. */
export function TemplateField({ type, value, onChange }: Props) {
  const t = useT();
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('new.template')}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {REPOSITORY_TEMPLATES[type].map((template) => (
          <label
            key={template}
            className="flex cursor-pointer items-start gap-3 rounded-control border border-line bg-surface p-3 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="template"
              value={template}
              checked={template === value}
              onChange={() => onChange(template)}
              className="mt-1 accent-(--accent)"
            />
            <span>
              <span className="block font-medium">{t(`new.template.${template}`)}</span>
              <span className="block text-xs text-muted">{t(`new.templateHint.${template}`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
