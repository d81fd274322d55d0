import { i18n } from '@lingui/core';
import { HubError, problemOf } from './hub-error';
import type { Translate } from './i18n';
import { problemField, problemText } from './problem-text';

const refusal = (status: number, body: object) => new HubError(problemOf(status, body, null));
const t: Translate = (id) => `[${id}]`;

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: { 'refusal.known/thing': 'This is known.' } }));

describe('what is said about a refusal', () => {
  it('has our own words for what people meet, and the words of the hub otherwise', () => {
    expect(problemText(refusal(409, { code: 'namespace/name-taken', detail: 'Taken.' }), t)).toBe('[problem.nameTaken]');
    expect(problemText(refusal(409, { code: 'known/thing', detail: 'Known.' }), t)).toBe('[refusal.known/thing]');
    expect(problemText(refusal(409, { code: 'strange/thing', detail: 'Strange.' }), t)).toBe('Strange.');
    expect(problemText(refusal(502, {}), t)).toBe('[problem.server]');
    expect(problemText(new TypeError('offline'), t)).toBe('[problem.network]');
  });
});

describe('where a refusal is said', () => {
  const fields = ['name', 'password'] as const;

  it('is beside the input it names, or that its code is about', () => {
    expect(problemField(refusal(400, { code: 'x', fields: [{ field: 'password', message: 'weak' }] }), fields)).toBe('password');
    expect(problemField(refusal(409, { code: 'repository/exists' }), fields)).toBe('name');
  });

  it('is above the form when that input is not there', () => {
    expect(problemField(refusal(409, { code: 'account/email-taken' }), fields)).toBeNull();
    expect(problemField(new TypeError('offline'), fields)).toBeNull();
  });
});
