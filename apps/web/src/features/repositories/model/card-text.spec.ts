import { cardText } from './card-text';

const card = {
  type: 'model',
  name: 'my_model',
  license: 'mit',
  licenseName: '',
  licenseLink: '',
  sdk: '',
  language: 'en',
  sections: '## Use',
} as const;

describe('the first card', () => {
  it('has front matter, a title and the sections', () => {
    expect(cardText(card)).toBe('---\nlicense: "mit"\nlanguage: "en"\n---\n\n# my\\_model\n\n## Use\n');
  });

  it('is left to the hub when nothing but a known licence is to be said', () => {
    expect(cardText({ ...card, sections: null })).toBeNull();
    expect(cardText({ ...card, sections: null, license: '' })).toBeNull();
  });

  it('names a licence of one’s own, with whatever is written in it', () => {
    const own = { ...card, sections: null, license: 'other', licenseName: 'our "own": terms', licenseLink: 'LICENSE.md' };
    expect(cardText(own)).toBe('---\nlicense: "other"\nlicense_name: "our \\"own\\": terms"\nlicense_link: "LICENSE.md"\n---\n');
    expect(cardText({ ...own, license: 'mit' })).toBeNull();
  });

  it('of an app says what it runs with, and of none in which language', () => {
    expect(cardText({ ...card, type: 'app', license: '', sdk: 'gradio' })).toMatch(/^---\nsdk: "gradio"\n---\n\n# /);
  });
});
