/** Of a hub in a company's network without TLS: a name that browsers do not trust as they trust localhost. */
export const PLAIN_NAME = 'hub.test';
