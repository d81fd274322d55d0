// What a card asks of those who want to read its repository: `extra_gated_prompt`, `extra_gated_fields`, `extra_gated_button_content`.
import { fieldMissing } from './access-requests.errors';
import type { GateField, GateForm } from './access-requests.types';

const MOST_FIELDS = 30;
const MOST_TEXT = 2_000;
const TYPES: readonly GateField['type'][] = ['text', 'checkbox', 'select', 'country', 'date_picker'];

export function gateForm(cardData: unknown): GateForm {
  const card = isObject(cardData) ? cardData : {};
  const fields = isObject(card.extra_gated_fields) ? Object.entries(card.extra_gated_fields) : [];
  return {
    prompt: textOf(card.extra_gated_prompt),
    button: textOf(card.extra_gated_button_content),
    fields: fields.slice(0, MOST_FIELDS).map(([name, field]) => fieldOf(name, field)),
  };
}

/** Every field is wanted. Throws 'access-request/field'; what the form does not ask for is left out. */
export function answersIn({ fields }: GateForm, given: Readonly<Record<string, unknown>>): Record<string, string | boolean> {
  return Object.fromEntries(fields.map((field) => [field.name, answerOf(field, given[field.name])]));
}

function answerOf({ name, type, options }: GateField, given: unknown): string | boolean {
  if (type === 'checkbox') {
    if (given !== true) throw fieldMissing(name);
    return true;
  }
  const text = typeof given === 'string' ? given.trim().slice(0, MOST_TEXT) : '';
  if (text === '' || (options.length > 0 && !options.includes(text))) throw fieldMissing(name);
  return text;
}

/** `Name: text`, or `Name: { type: select, options: [...] }`. */
function fieldOf(name: string, field: unknown): GateField {
  const type = isObject(field) ? field.type : field;
  const options = isObject(field) && Array.isArray(field.options) ? field.options.flatMap(optionOf) : [];
  return { name, type: TYPES.find((known) => known === type) ?? 'text', options };
}

function optionOf(option: unknown): string[] {
  const value = isObject(option) ? (option.value ?? option.label) : option;
  return typeof value === 'string' ? [value] : [];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
