// Variables in a compose file, by the rules of the Compose specification ("Interpolation"), and the file that names their values.

/** A value that is missing or a file that says something unknown: the sentence is for who wrote it. */
export class ComposeError extends Error {}

const REFERENCE = /\$(?:(\$)|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-?+])([^}]*))?\}|)/g;

/** `$$`, `$X`, `${X}`, and with `-` a default, with `?` a refusal, with `+` a replacement; a colon makes empty count as absent. */
export function interpolate(text, variables, place = '') {
  return text.replace(REFERENCE, (whole, dollar, bare, name = bare, operator = '', word = '') => {
    if (dollar) return '$';
    if (!name) throw new ComposeError(`${place}: '${text}' has a $ that begins no variable (a plain one is written $$)`);
    const value = variables[name];
    const isThere = value !== undefined && !(operator.startsWith(':') && value === '');
    if (operator.endsWith('+')) return isThere ? word : '';
    if (isThere) return value;
    if (operator.endsWith('?')) throw new ComposeError(`${place}: ${name} ${word || 'is not set'}`);
    return operator.endsWith('-') ? word : '';
  });
}

/** Every string below `node`, keys excepted. */
export function interpolateTree(node, variables, place = '') {
  if (typeof node === 'string') return interpolate(node, variables, place);
  if (Array.isArray(node)) return node.map((item, at) => interpolateTree(item, variables, `${place}[${at}]`));
  if (node === null || typeof node !== 'object') return node;
  const inside = ([key, value]) => [key, interpolateTree(value, variables, place ? `${place}.${key}` : key)];
  return Object.fromEntries(Object.entries(node).map(inside));
}

/** `NAME=value` lines; comments, blank lines and quotes around a value are understood. */
export function parseEnvFile(text) {
  const pairs = text.split('\n').flatMap((line, at) => {
    if (/^\s*(#|$)/.test(line)) return [];
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line);
    if (!match) throw new ComposeError(`line ${at + 1} of the environment file is not NAME=value`);
    return [[match[1], match[2].replace(/^(['"])(.*)\1$/, '$2')]];
  });
  return Object.fromEntries(pairs);
}
