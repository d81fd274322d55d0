// Texts to begin with, not advice of a lawyer. What a buyer agrees to is what the author makes of them; so they are in the language of the page that offers them.
import type { MessageId } from '../../../lib/i18n';

export const LICENCE_TEMPLATES = ['use', 'month', 'company', 'train'] as const;
export type LicenceTemplate = (typeof LICENCE_TEMPLATES)[number];

export function templateWords(template: LicenceTemplate): { title: MessageId; name: MessageId; text: MessageId } {
  return { title: `selling.template.${template}`, name: `selling.templateName.${template}`, text: `selling.templateText.${template}` };
}
