// What a card's author should hear before committing it (contracts/huggingface-hub.md §7.1): errors refuse the card, warnings do not.
import type { RepoType } from '@modelgrove/shared';
import { checkFields, present } from './card-fields';
import { readCard } from './read-card';
import type { CardProblem } from '../repositories';
import type { CardCheck } from './cards.types';

/** A client asks before it commits: what only lists would miss is no reason to refuse the commit. */
const REFUSED = new Set(['card/yaml', 'card/not-closed', 'card/too-long', 'card/wrong-type', 'card/duplicate-field']);

export function checkCard(markdown: string, type: RepoType): CardCheck {
  const card = readCard(markdown);
  const problems = [...card.problems, ...checkFields(type, card).problems];
  const data = card.frontMatter ?? {};
  const isEmpty = card.problems.length === 0 && Object.keys(data).length === 0;
  const warnings = messages(problems, false);
  if (isEmpty) warnings.push('empty or missing yaml metadata in repo card');
  else if (type === 'app' && !present(data, 'sdk')) warnings.push('"sdk" is missing: the app cannot be started without it');
  return { errors: messages(problems, true), warnings };
}

function messages(problems: readonly CardProblem[], refused: boolean): string[] {
  const chosen = problems.filter(({ code }) => REFUSED.has(code) === refused);
  return chosen.map(({ message, line }) => (line === null ? message : `${message} (line ${line})`));
}
