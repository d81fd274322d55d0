import { type ApiDocument, type Operation, sampleOf } from './document';

/** `{name}` becomes a name one can recognise; parameters of the query stay away unless they are needed. */
function addressOf({ path, parameters }: Operation, origin: string): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => EXAMPLES[name] ?? name.toUpperCase());
  const query = parameters.filter((one) => one.in === 'query' && one.required).map((one) => `${one.name}=${one.name.toUpperCase()}`);
  return `${origin}${filled}${query.length === 0 ? '' : `?${query.join('&')}`}`;
}

const EXAMPLES: Record<string, string> = { namespace: 'acme', type: 'model' };

export function curlOf(document: ApiDocument, operation: Operation, origin: string): string[] {
  const { method, body, needsCredential } = operation;
  const lines = [`curl ${method === 'GET' ? '' : `-X ${method} `}'${addressOf(operation, origin)}'`];
  if (needsCredential) lines.push(`-H "Authorization: Bearer $TOKEN"`);
  if (body)
    lines.push(`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(sampleOf(document, body)).replaceAll("'", String.raw`'\''`)}'`);
  return [lines.join(' ')];
}

export function typescriptOf(document: ApiDocument, operation: Operation, origin: string): string {
  const { method, body, needsCredential, status } = operation;
  const headers = [needsCredential && 'Authorization: `Bearer ${token}`', body && "'Content-Type': 'application/json'"].filter(Boolean);
  const options = [
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    ...(headers.length === 0 ? [] : [`  headers: { ${headers.join(', ')} },`]),
    ...(body ? [`  body: JSON.stringify(${JSON.stringify(sampleOf(document, body), null, 2).replaceAll('\n', '\n  ')}),`] : []),
  ];
  const call = `const answer = await fetch('${addressOf(operation, origin)}'${options.length === 0 ? '' : `, {\n${options.join('\n')}\n}`});`;
  const read = status === '204' ? '' : '\nconst data = await answer.json();';
  return `${call}\nif (!answer.ok) throw new Error((await answer.json()).code);${read}`;
}
