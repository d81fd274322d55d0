// The name at which browsers find the hubs of a run.
import dns from 'node:dns';

/** Of a hub in a company's network without TLS: a name that browsers do not trust as they trust localhost. */
export const PLAIN_NAME = 'hub.test';

let name = 'localhost';

/** Of the hubs that are started from now on. */
export const hostName = () => name;

/** Every journey at the plain name. No server of names knows it: here it is this machine, as it is in the browser. */
export function standPlainly() {
  name = PLAIN_NAME;
  for (const resolver of [dns, dns.promises]) {
    const { lookup } = resolver;
    resolver.lookup = (host, ...rest) => lookup(host === PLAIN_NAME ? 'localhost' : host, ...rest);
  }
}
