import { useT } from '../../../lib/i18n';
import { useGo } from '../../../lib/use-go';
import { bookHref, type BookPart } from '../model/book-address';

interface Props {
  part: BookPart;
  question: Record<string, string>;
  field: string;
  label: string;
  options: readonly { value: string; title: string }[];
}

/** Which of a list are shown; the address remembers. */
export function Choice({ part, question, field, label, options }: Props) {
  const t = useT();
  const go = useGo();
  return (
    <select
      aria-label={label}
      value={question[field] ?? ''}
      onChange={(event) => go(bookHref(part, { ...question, cursor: '', [field]: event.target.value }))}
      className="h-9 rounded-control border border-line-strong bg-surface px-2 max-sm:grow"
    >
      <option value="">{t('admin.allOf', { field: label })}</option>
      {options.map(({ value, title }) => (
        <option key={value} value={value}>
          {title}
        </option>
      ))}
    </select>
  );
}
