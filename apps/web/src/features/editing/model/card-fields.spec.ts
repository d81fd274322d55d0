import { CARD_FIELDS, frontLines, isAsked, isOpen, readCardField, readField, writeField } from './card-fields';

const CARD = `---
# who may use it
license: mit # for now
language:
- en
- "no"
tags: [a, 'b c']
model-index:
  - name: x
    results: []
base_model: org/name
---

# Title
`;
const LIST = (key: string) => ({ key, isList: true });
const WORD = (key: string) => ({ key, isList: false });

describe('fields of a card', () => {
  it('are read as words and lists; what is more than that is left alone', () => {
    expect(['language', 'tags', 'base_model', 'datasets', 'model-index', 'license'].map((key) => readField(CARD, key))).toEqual([
      ['en', 'no'],
      ['a', 'b c'],
      ['org/name'],
      [],
      null,
      null,
    ]);
    expect(readField('# no front matter\n', 'license')).toEqual([]);
  });

  it('are written in place, and nothing else changes', () => {
    expect(writeField(CARD, LIST('language'), ['zh', 'no'])).toBe(CARD.replace('language:\n- en\n- "no"', 'language:\n  - zh\n  - "no"'));
    expect(writeField(CARD, LIST('tags'), [])).toBe(CARD.replace("tags: [a, 'b c']\n", ''));
    expect(writeField(CARD, WORD('library_name'), ['x: y'])).toBe(CARD.replace('org/name\n', 'org/name\nlibrary_name: "x: y"\n'));
    expect(writeField(writeField(CARD, WORD('a'), ['1']), WORD('a'), [])).toBe(CARD);
  });

  it('begin a front matter where there is none, also in an empty file, and keep the ends of lines', () => {
    expect(writeField('# T\n', WORD('license'), ['mit'])).toBe('---\nlicense: mit\n---\n\n# T\n');
    expect(writeField('', WORD('license'), ['mit'])).toBe('---\nlicense: mit\n---\n');
    expect(writeField('---\n---\nx', WORD('license'), ['mit'])).toBe('---\nlicense: mit\n---\nx');
    expect(writeField('---\r\na: b\r\n---\r\nx', WORD('a'), ['c'])).toBe('---\r\na: c\r\n---\r\nx');
    expect(writeField('text\n\n---\n\nmore', WORD('a'), [])).toBe('text\n\n---\n\nmore');
  });

  it('that say something only beside another one are asked for when it stands there, and when they stand there themselves', () => {
    const asked = (text: string) => CARD_FIELDS.model.filter((field) => isAsked(field, text)).map(({ key }) => key);
    const rare = (text: string) => asked(text).filter((key) => /^license_|_relation$/.test(key));
    expect(rare('---\nlicense: mit\n---\n')).toEqual([]);
    expect(rare('---\nlicense: other\nbase_model: a/b\n---\n')).toEqual(['license_name', 'license_link', 'base_model_relation']);
    expect(rare('---\nlicense_link: LICENSE\nbase_model:\n  a: b\n---\n')).toEqual(['license_link', 'base_model_relation']);
  });

  it('are left to the text where several values stand and one is meant', () => {
    const text = '---\nlicense: [mit, apache-2.0]\ntags: [a, b]\n---\n';
    expect(readCardField(text, WORD('license'))).toBeNull();
    expect(readCardField(text, LIST('tags'))).toEqual(['a', 'b']);
  });

  it('are not written where the front matter never ends', () => {
    expect(['---\nlicense: mit\n\n# Title\n', '---\n', '---\r\na: b'].map(isOpen)).toEqual([true, true, true]);
    expect(['', '# T\n', '---\n---\n', CARD, '--- text'].map(isOpen)).toEqual([false, false, false, false, false]);
  });

  it('are shown as they will stand, with what the form does not know', () => {
    expect(frontLines(writeField(CARD, LIST('tags'), ['a, b', '🌿']))).toContain('  - "a, b"');
    expect(frontLines(CARD)[0]).toBe('# who may use it');
    expect(frontLines('# T\n')).toEqual([]);
  });
});
