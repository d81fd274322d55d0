// Who exists on the hub under test. Token values are literal, so that every client of a run knows them before it starts.

export const USERS = {
  alice: {
    password: 'alice-interop-password',
    write: 'hf_interopAliceWrite0123456789ABCDEFGHI',
    read: 'hf_interopAliceRead00123456789ABCDEFGHI',
  },
  bob: {
    password: 'bob-interop-password',
    write: 'hf_interopBobWrite000123456789ABCDEFGHI',
    read: 'hf_interopBobRead0000123456789ABCDEFGHI',
  },
  /** The administrator, who owns nothing. */
  carol: {
    password: 'carol-interop-password',
    write: 'hf_interopCarolWrite0123456789ABCDEFGHI',
    read: 'hf_interopCarolRead00123456789ABCDEFGHI',
    admin: true,
  },
};

export const ORGANIZATION = 'acme';
export const SEEDED_PRIVATE = 'alice/seeded-private';
/** Well formed, known to nobody. */
export const UNKNOWN_TOKEN = 'hf_interopUnknown0000123456789ABCDEFGHI';

/** For GROVE_SEED_FILE. */
export function seedYaml() {
  const users = Object.entries(USERS).map(([name, user]) => userYaml(name, user));
  return `users:
${users.join('\n')}
organizations:
  - name: ${ORGANIZATION}
    fullName: Acme Research
    members: { alice: admin, bob: read }
repositories:
  - { type: model, id: ${SEEDED_PRIVATE}, private: true, license: apache-2.0 }
  - { type: dataset, id: ${ORGANIZATION}/handbook, private: true }
`;
}

function userYaml(name, { password, write, read, admin = false }) {
  return `  - name: ${name}
    email: ${name}@example.org
    password: ${password}
    fullName: ${name[0].toUpperCase()}${name.slice(1)} Example
    admin: ${admin}
    tokens:
      - { name: ${name}-write, role: write, value: ${write} }
      - { name: ${name}-read, role: read, value: ${read} }`;
}
