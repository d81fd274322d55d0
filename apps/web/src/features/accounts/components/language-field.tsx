import { chooseLocale, useLocale, useT } from '../../../lib/i18n';
import { LOCALE_NAMES, LOCALES } from '../../../lib/locale';

/** The language of the page, at once; a form that holds this field also tells it to the hub. */
export function LanguageField() {
  const t = useT();
  const current = useLocale();
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('setup.language')}</legend>
      <div className="inline-flex rounded-control border border-line-strong bg-surface p-0.5">
        {LOCALES.map((locale) => (
          <label
            key={locale}
            lang={locale}
            className="cursor-pointer rounded-[4px] px-3 py-1 has-checked:bg-accent-soft has-checked:text-accent-soft-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="locale"
              value={locale}
              checked={locale === current}
              onChange={() => void chooseLocale(locale)}
              className="sr-only"
            />
            {LOCALE_NAMES[locale]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
