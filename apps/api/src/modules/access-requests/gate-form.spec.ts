import { answersIn, gateForm } from './gate-form';

describe('the form of a gate', () => {
  const form = gateForm({
    extra_gated_prompt: ' You agree to be good. ',
    extra_gated_fields: {
      Company: 'text',
      Country: 'country',
      'I agree': 'checkbox',
      'I want it for': { type: 'select', options: ['Research', { label: 'Other', value: 'other' }, 7] },
    },
  });

  it('is what the card says', () => {
    expect(form).toEqual({
      prompt: 'You agree to be good.',
      button: null,
      fields: [
        { name: 'Company', type: 'text', options: [] },
        { name: 'Country', type: 'country', options: [] },
        { name: 'I agree', type: 'checkbox', options: [] },
        { name: 'I want it for', type: 'select', options: ['Research', 'other'] },
      ],
    });
    expect(gateForm(null)).toEqual({ prompt: null, button: null, fields: [] });
    expect(gateForm({ extra_gated_fields: ['x'], extra_gated_prompt: 7 })).toEqual({ prompt: null, button: null, fields: [] });
  });

  it('takes what it asks for and nothing else', () => {
    const whole = { Company: ' Acme ', Country: 'NL', 'I agree': true, 'I want it for': 'other' };
    expect(answersIn(form, { ...whole, more: 'x' })).toEqual({ ...whole, Company: 'Acme' });
    for (const missing of [{ Company: ' ' }, { 'I agree': 'yes' }, { 'I want it for': 'Nothing' }, { Country: undefined }])
      expect(() => answersIn(form, { ...whole, ...missing })).toThrow(expect.objectContaining({ code: 'access-request/field' }));
  });
});
