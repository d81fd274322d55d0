import { useT } from '../../../lib/i18n';

const COLOURS = [
  ['--canvas', '--surface', '--sunken', '--hover', '--line', '--line-strong'],
  ['--ink', '--ink-muted', '--link', '--focus'],
  ['--accent', '--accent-hover', '--on-accent', '--accent-soft', '--accent-soft-ink'],
  ['--danger', '--danger-soft', '--on-danger', '--warn-ink', '--warn-soft'],
  ['--series-1', '--series-2', '--series-3', '--series-4', '--series-5', '--series-6'],
];
const SIZES = ['text-xs', 'text-sm', 'text-base', 'text-lg', 'text-xl', 'text-2xl'];
const SPACES = [1, 2, 3, 4, 6, 8, 12];

/** Colours, sizes of type and distances, as ui/tokens.css and ui/styles.css have them. */
export function TokenSheet() {
  return (
    <div className="space-y-8">
      <Colours />
      <Type />
      <Spaces />
    </div>
  );
}

function Colours() {
  const t = useT();
  return (
    <section>
      <h2 className="mb-3 text-lg font-semibold">{t('design.colours')}</h2>
      {COLOURS.map((row) => (
        <ul key={row[0]} className="mb-3 grid gap-3 [grid-template-columns:repeat(auto-fill,minmax(9rem,1fr))]">
          {row.map((name) => (
            <li key={name}>
              <div className="h-12 rounded-control border border-line" style={{ background: `var(${name})` }} />
              <code className="font-mono text-xs">{name}</code>
            </li>
          ))}
        </ul>
      ))}
    </section>
  );
}

function Type() {
  const t = useT();
  return (
    <section>
      <h2 className="mb-3 text-lg font-semibold">{t('design.type')}</h2>
      <ul className="space-y-2">
        {SIZES.map((size) => (
          <li key={size} className="grid items-baseline gap-x-4 sm:grid-cols-[6rem_1fr]">
            <code className="font-mono text-xs">{size}</code>
            <span className={size}>{t('home.title')}</span>
          </li>
        ))}
        <li className="grid items-baseline gap-x-4 sm:grid-cols-[6rem_1fr]">
          <code className="font-mono text-xs">font-mono</code>
          <code className="font-mono text-xs">git clone 0O 1lI</code>
        </li>
      </ul>
    </section>
  );
}

function Spaces() {
  const t = useT();
  return (
    <section>
      <h2 className="mb-3 text-lg font-semibold">{t('design.space')}</h2>
      <ul className="flex flex-wrap items-end gap-4">
        {SPACES.map((step) => (
          <li key={step}>
            <div className="bg-accent" style={{ width: step * 4, height: step * 4 }} />
            <code className="font-mono text-xs">{step * 4} px</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
