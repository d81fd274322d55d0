// `$x$` is a formula, `from $5 to $10` is not: between single dollars a formula begins and ends without a blank, and no digit follows it
// (the rule of Pandoc). What is not one is read on as text, with everything that Markdown means in it.
import type { Construct, Extension, State, TokenizeContext } from 'micromark-util-types';

const DOLLAR = 36;

export type { Extension };

export function careful(extension: Extension): Extension {
  const found = extension.text?.[DOLLAR];
  const constructs = (Array.isArray(found) ? found : [found]).filter((construct) => construct !== undefined);
  return { ...extension, text: { ...extension.text, [DOLLAR]: constructs.map(withRule) } };
}

function withRule(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(this: TokenizeContext, effects, ok, nok) {
      const start = this.now();
      const end: State = (code) => {
        const text = this.sliceSerialize({ start, end: this.now() });
        const next = code !== null && code >= 48 && code <= 57;
        return text.startsWith('$$') || isFormula(text, next) ? ok(code) : nok(code);
      };
      return construct.tokenize.call(this, effects, end, nok);
    },
  };
}

function isFormula(text: string, digitFollows: boolean): boolean {
  return !digitFollows && !/^\$\s|\s\$$/.test(text);
}
