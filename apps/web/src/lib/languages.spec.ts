import { languageOf } from './languages';

describe('the language of a text', () => {
  it('follows the ending of a file name, whatever its case', () => {
    expect(languageOf('src/Train.PY')).toBe('python');
    expect(languageOf('Dockerfile')).toBe('docker');
  });

  it('follows the word of a Markdown fence', () => {
    expect(languageOf('bash')).toBe('shellscript');
  });

  it('is unknown otherwise, also for words that every object has', () => {
    expect(languageOf('model.safetensors')).toBeNull();
    expect(languageOf('constructor')).toBeNull();
  });
});
