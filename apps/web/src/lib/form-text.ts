import type { FormEvent } from 'react';

/** The texts of a form that was sent, by their names; the page stays. */
export function formTexts(event: FormEvent<HTMLFormElement>): (name: string) => string {
  event.preventDefault();
  const form = new FormData(event.currentTarget);
  return (name) => String(form.get(name) ?? '');
}
