import { Paging } from '../../../ui/paging';
import { bookHref, type BookPart } from '../model/book-address';

interface Props {
  part: BookPart;
  question: Record<string, string>;
  next: string | null;
}

/** Back to the beginning of a list, and on. */
export function BookPaging({ part, question, next }: Props) {
  const first = question['cursor'] === undefined ? null : bookHref(part, { ...question, cursor: '' });
  return <Paging first={first} next={next === null ? null : bookHref(part, { ...question, cursor: next })} />;
}
