// Words of ours, in both languages, for what may be wrong with a card.
import type { CardProblem } from './api-types';
import type { MessageId } from './i18n';

const KNOWN: Record<string, MessageId> = {
  'card/yaml': 'cardProblem.yaml',
  'card/not-closed': 'cardProblem.notClosed',
  'card/too-long': 'cardProblem.tooLong',
  'card/wrong-type': 'cardProblem.wrongType',
  'card/duplicate-field': 'cardProblem.duplicateField',
  'card/license-unknown': 'cardProblem.licenseUnknown',
  'card/license-name-missing': 'cardProblem.licenseNameMissing',
  'card/license-link': 'cardProblem.licenseLink',
  'card/language-name': 'cardProblem.languageName',
  'card/language-code': 'cardProblem.languageCode',
  'card/repository-id': 'cardProblem.repositoryId',
  'card/relation-unknown': 'cardProblem.relationUnknown',
  'card/task-unknown': 'cardProblem.taskUnknown',
  'card/task-spelling': 'cardProblem.taskSpelling',
  'card/size-unknown': 'cardProblem.sizeUnknown',
  'card/configs': 'cardProblem.configs',
  'card/sdk-unknown': 'cardProblem.sdkUnknown',
  'card/model-index': 'cardProblem.modelIndex',
  'markdown/too-long': 'cardProblem.textTooLong',
  'markdown/too-deep': 'cardProblem.textTooDeep',
  'markdown/too-large': 'cardProblem.textTooLarge',
  'markdown/too-slow': 'cardProblem.textTooSlow',
  'markdown/unreadable': 'cardProblem.textUnreadable',
};

/** Null: the server's sentence is shown as it is. */
export function problemWords({ code }: Pick<CardProblem, 'code'>): MessageId | null {
  return Object.hasOwn(KNOWN, code) ? (KNOWN[code] ?? null) : null;
}
