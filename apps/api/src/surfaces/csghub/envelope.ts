/** What every answer of CSGHub's API is wrapped in; the SDK looks for this very `msg`. */
export interface Envelope<T> {
  msg: 'OK';
  data: T;
}

export function enveloped<T>(data: T): Envelope<T> {
  return { msg: 'OK', data };
}
