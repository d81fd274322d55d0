import { useId, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';

interface Props {
  isBusy: boolean;
  /** Something is wrong with how it would be asked. */
  isHeld: boolean;
  onAsk: (prompt: string) => void;
  onStop: () => void;
  onClear: (() => void) | null;
}

/** Enter asks, Shift and Enter begin a line. What an input method composes is its own. */
export function Composer({ isBusy, isHeld, onAsk, onStop, onClear }: Props) {
  const t = useT();
  const id = useId();
  const [text, setText] = useState('');
  const canAsk = !isBusy && !isHeld && text.trim() !== '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!canAsk) return;
    onAsk(text.trim());
    setText('');
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
  };
  return (
    <form onSubmit={send} className="space-y-2">
      <label htmlFor={id} className="sr-only">
        {t('try.prompt')}
      </label>
      <textarea
        id={id}
        rows={3}
        value={text}
        maxLength={100_000}
        placeholder={t('try.placeholder')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        className="block w-full resize-y rounded-control border border-line-strong bg-surface px-3 py-2 placeholder:text-muted"
      />
      <div className="flex flex-wrap items-center gap-2">
        {isBusy ? (
          <Button tone="primary" onClick={onStop}>
            <Icon name="close" />
            {t('try.stop')}
          </Button>
        ) : (
          <Button tone="primary" type="submit" disabled={!canAsk}>
            <Icon name="play" />
            {t('try.ask')}
          </Button>
        )}
        {onClear === null ? null : <Button onClick={onClear}>{t('try.clear')}</Button>}
      </div>
    </form>
  );
}
