// A certificate for loopback, signed by an authority that exists for one run.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Missing, findProgram, runOnce } from './processes.mjs';

const EXTENSIONS = `basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth
subjectAltName=DNS:localhost,IP:127.0.0.1
`;

export function makeCertificate(folder) {
  if (!findProgram('openssl')) throw new Missing('apt-get install --no-install-recommends openssl');
  const file = (name) => join(folder, name);
  const openssl = (...args) => runOnce('openssl', args);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    file('ca.key'),
    '-out',
    file('ca.pem'),
    '-days',
    '2',
    '-subj',
    '/CN=interop authority',
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
  );
  openssl('req', '-new', ...newKey, '-keyout', file('server.key'), '-out', file('server.csr'), '-subj', '/CN=localhost');
  writeFileSync(file('server.ext'), EXTENSIONS);
  const signing = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial', '-days', '2', '-extfile', file('server.ext')];
  openssl('x509', '-req', '-in', file('server.csr'), '-out', file('server.pem'), ...signing);
  return { authority: file('ca.pem'), certificate: file('server.pem'), key: file('server.key') };
}
