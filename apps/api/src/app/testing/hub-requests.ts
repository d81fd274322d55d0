// Requests of /hub/v1 as a program with a token makes them: the status and the parsed answer.
import type { TestHub, TestPerson } from './start-test-hub';

export interface HubAnswer<T> {
  status: number;
  type: string | null;
  body: T;
}

export async function hubRequest<T = { code?: string }>(
  hub: TestHub,
  person: TestPerson | null,
  method: string,
  path: string,
  body?: object,
): Promise<HubAnswer<T>> {
  const answer = await fetch(`${hub.url}/hub/v1${path}`, {
    method,
    headers: person ? { authorization: `Bearer ${person.token}` } : {},
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, type: answer.headers.get('content-type'), body: (text === '' ? undefined : JSON.parse(text)) as T };
}
