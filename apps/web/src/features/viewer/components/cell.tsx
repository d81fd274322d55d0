import { useT } from '../../../lib/i18n';
import { cellText, kindOf, picturesIn, soundsIn } from '../model/column-type';

type Feature = Record<string, unknown>;
const MOST_PICTURES = 3;

/** A value in the table: short, and of a kind that can be seen. Texts of strangers are texts, whatever is in them. */
export function Cell({ value, feature, column, row }: { value: unknown; feature: Feature; column: string; row: number }) {
  const t = useT();
  const pictures = picturesIn(value, feature);
  if (pictures && pictures.length > 0)
    return <Pictures pictures={pictures.slice(0, MOST_PICTURES)} of={pictures.length} column={column} row={row} />;
  const sounds = soundsIn(value, feature);
  if (sounds && sounds.length > 0)
    return sounds.map(({ src }) => (
      <audio key={src} controls preload="none" src={src} aria-label={t('viewer.sound', { column, row })} className="h-8 w-56" />
    ));
  if (value === null || value === undefined || (pictures ?? sounds)) return <span className="text-muted italic">{t('viewer.null')}</span>;
  const isNumber = typeof value === 'number' && feature._type === 'Value';
  const isTime = kindOf(feature) === 'time';
  return (
    <span
      data-by-user
      className={
        isNumber
          ? 'block text-right tabular-nums'
          : isTime
            ? 'whitespace-nowrap tabular-nums'
            : 'line-clamp-4 break-words whitespace-pre-wrap'
      }
    >
      {cellText(value, feature).slice(0, 1000)}
    </span>
  );
}

function Pictures(props: {
  pictures: { src: string; width: number | null; height: number | null }[];
  of: number;
  column: string;
  row: number;
}) {
  const { pictures, of, column, row } = props;
  const t = useT();
  return (
    <span className="flex items-center gap-1">
      {pictures.map(({ src, width, height }) => (
        <img
          key={src}
          src={src}
          loading="lazy"
          alt={t('viewer.picture', { column, row })}
          width={width ?? undefined}
          height={height ?? undefined}
          className="h-20 w-auto max-w-40 rounded-[4px] border border-line bg-sunken object-contain"
        />
      ))}
      {of > pictures.length ? <span className="text-xs text-muted">{t('viewer.more', { count: of - pictures.length })}</span> : null}
    </span>
  );
}
