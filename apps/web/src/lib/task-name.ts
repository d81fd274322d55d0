import { isMessage, type Translate } from './i18n';

/** A task in the reader's words; one that there are no words for is written as people write. */
export function taskName(tag: string, t: Translate): string {
  const id = `task.${tag}`;
  return isMessage(id) ? t(id) : humanTag(tag);
}

/** `text-generation` → `Text generation`: for tasks that the catalogue has no words for. */
export function humanTag(tag: string): string {
  const words = tag.replaceAll(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
