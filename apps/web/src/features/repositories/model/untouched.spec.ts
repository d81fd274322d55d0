import { isUntouched } from './untouched';

describe('a repository nobody has pushed to', () => {
  it.each([
    [1, ['.gitattributes'], null, true],
    [1, ['.gitattributes', 'README.md'], '', true],
    [0, [], null, true],
    [1, ['.gitattributes', 'README.md'], '# Mine', false],
    [1, ['.gitattributes', 'model.safetensors'], null, false],
    [2, ['.gitattributes'], null, false],
  ])('%d commits, %j, card %j: %s', (commitsCount, paths, card, untouched) => {
    expect(isUntouched(commitsCount, paths, card)).toBe(untouched);
  });
});
