// Who is answered how, one line for each kind of repository. `ok`: let through. `hidden`: exactly the answer for a repository that
// does not exist. A policy whose only line is `any` does not depend on a repository.

export const ACTORS = [
  'anonymous',
  'stranger', // signed in, without any role in the organization
  'reader',
  'contributor',
  'writer',
  'orgAdmin',
  'owner', // a contributor who created the repositories
  'readToken', // the writer's token of the role `read`
  'otherToken', // the writer's fine-grained token for another repository
  'administrator', // of the hub
  'invalid', // a token that is not one
] as const;

export type ActorKind = (typeof ACTORS)[number];
export type Outcome = 'ok' | '401' | '403' | 'hidden';
export type Row = Record<ActorKind, Outcome>;
export type Visibility = 'private' | 'public' | 'gated';
export type Policy = Partial<Record<Visibility | 'any', Row>>;

const COLUMNS = `
               anonymous  stranger  reader  contributor  writer  orgAdmin  owner  readToken  otherToken  administrator  invalid`;

export const POLICIES = {
  see: policy(`${COLUMNS}
    private    hidden     hidden    ok      ok           ok      ok        ok     ok         hidden      ok             401
    public     ok         ok        ok      ok           ok      ok        ok     ok         ok          ok             401
    gated      ok         ok        ok      ok           ok      ok        ok     ok         ok          ok             401`),
  read: policy(`${COLUMNS}
    private    hidden     hidden    ok      ok           ok      ok        ok     ok         hidden      ok             401
    public     ok         ok        ok      ok           ok      ok        ok     ok         ok          ok             401
    gated      401        403       ok      ok           ok      ok        ok     ok         403         ok             401`),
  write: policy(`${COLUMNS}
    private    hidden     hidden    403     403          ok      ok        ok     403        hidden      ok             401
    public     401        403       403     403          ok      ok        ok     403        403         ok             401
    gated      401        403       403     403          ok      ok        ok     403        403         ok             401`),
  administer: policy(`${COLUMNS}
    private    hidden     hidden    403     403          403     ok        ok     403        hidden      ok             401
    public     401        403       403     403          403     ok        ok     403        403         ok             401
    gated      401        403       403     403          403     ok        ok     403        403         ok             401`),
  /** A deed of the person's own on what they may see. */
  like: policy(`${COLUMNS}
    private    hidden     hidden    ok      ok           ok      ok        ok     403        hidden      ok             401
    public     401        ok        ok      ok           ok      ok        ok     403        403         ok             401
    gated      401        ok        ok      ok           ok      ok        ok     403        403         ok             401`),
  /** Read the source, create in one's own namespace. */
  duplicate: policy(`${COLUMNS}
    private    hidden     hidden    ok      ok           ok      ok        ok     403        hidden      ok             401
    public     401        ok        ok      ok           ok      ok        ok     403        403         ok             401
    gated      401        403       ok      ok           ok      ok        ok     403        403         ok             401`),
  /** Propose a change: whoever may read. */
  contribute: policy(`${COLUMNS}
    private    hidden     hidden    ok      ok           ok      ok        ok     403        hidden      ok             401
    public     401        ok        ok      ok           ok      ok        ok     403        403         ok             401
    gated      401        403       ok      ok           ok      ok        ok     403        403         ok             401`),
  /** In our own API who one is comes first: a session or a write token, whatever the repository. */
  hubLike: policy(`${COLUMNS}
    private    401        hidden    ok      ok           ok      ok        ok     403        403         ok             401
    public     401        ok        ok      ok           ok      ok        ok     403        403         ok             401
    gated      401        ok        ok      ok           ok      ok        ok     403        403         ok             401`),
  hubRead: policy(`${COLUMNS}
    private    401        hidden    ok      ok           ok      ok        ok     403        403         ok             401
    public     401        ok        ok      ok           ok      ok        ok     403        403         ok             401
    gated      401        403       ok      ok           ok      ok        ok     403        403         ok             401`),
  /** With an API key of any kind: what it may read. */
  keyRead: policy(`${COLUMNS}
    private    401        hidden    ok      ok           ok      ok        ok     ok         hidden      ok             401
    public     401        ok        ok      ok           ok      ok        ok     ok         ok          ok             401
    gated      401        403       ok      ok           ok      ok        ok     ok         403         ok             401`),
  hubContribute: policy(`${COLUMNS}
    private    401        hidden    ok      ok           ok      ok        ok     403        403         ok             401
    public     401        ok        ok      ok           ok      ok        ok     403        403         ok             401
    gated      401        403       ok      ok           ok      ok        ok     403        403         ok             401`),
  hubWrite: policy(`${COLUMNS}
    private    401        hidden    403     403          ok      ok        ok     403        403         ok             401
    public     401        403       403     403          ok      ok        ok     403        403         ok             401
    gated      401        403       403     403          ok      ok        ok     403        403         ok             401`),
  hubAdminister: policy(`${COLUMNS}
    private    401        hidden    403     403          403     ok        ok     403        403         ok             401
    public     401        403       403     403          403     ok        ok     403        403         ok             401
    gated      401        403       403     403          403     ok        ok     403        403         ok             401`),
  /** Access tokens that people make are none of the Xet store, and none of a program. */
  storeToken: policy(`${COLUMNS}
    any        401        401       401     401          401     401       401    401        401         401            401`),
  /** No repository has such an address. */
  nowhere: policy(`${COLUMNS}
    any        hidden     hidden    hidden  hidden       hidden  hidden    hidden hidden     hidden      hidden         hidden`),
  /** No credential is looked at. */
  open: policy(`${COLUMNS}
    any        ok         ok        ok      ok           ok      ok        ok     ok         ok          ok             ok`),
  /** Everybody may, but a stale token is told so. */
  reader: policy(`${COLUMNS}
    any        ok         ok        ok      ok           ok      ok        ok     ok         ok          ok             401`),
  /** Anybody signed in. */
  user: policy(`${COLUMNS}
    any        401        ok        ok      ok           ok      ok        ok     ok         ok          ok             401`),
  /** A person acting for themselves with full rights. */
  self: policy(`${COLUMNS}
    any        401        ok        ok      ok           ok      ok        ok     403        403         ok             401`),
  /** What one's own namespace holds: any token but one for something else. */
  ownNamespace: policy(`${COLUMNS}
    any        401        ok        ok      ok           ok      ok        ok     ok         403         ok             401`),
  createInOrganization: policy(`${COLUMNS}
    any        401        403       403     ok           ok      ok        ok     403        403         ok             401`),
  /** What stands in collections of all is not a contributor's own. */
  editCollections: policy(`${COLUMNS}
    any        401        403       403     403          ok      ok        403    403        403         ok             401`),
  memberOfOrganization: policy(`${COLUMNS}
    any        401        403       ok      ok           ok      ok        ok     ok         403         ok             401`),
  administerOrganization: policy(`${COLUMNS}
    any        401        403       403     403          403     ok        403    403        403         ok             401`),
  /** What is the organization's own, so that administrators of the hub have no say. */
  spendInOrganization: policy(`${COLUMNS}
    any        401        403       403     403          403     ok        403    403        403         403            401`),
  administrator: policy(`${COLUMNS}
    any        401        403       403     403          403     403       403    403        403         ok             401`),
  /** The signature over the body is the proof, or the token of a visitor's app; here is neither. */
  signature: policy(`${COLUMNS}
    any        401        401       401     401          401     401       401    401        401         401            401`),
  /** The address itself is the proof; here it is a forged one. */
  signed: policy(`${COLUMNS}
    any        403        403       403     403          403     403       403    403        403         403            403`),
} satisfies Record<string, Policy>;

export type PolicyName = keyof typeof POLICIES;

function policy(text: string): Policy {
  const [head = [], ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  if (head.join() !== ACTORS.join()) throw new Error(`the columns are ${ACTORS.join()}, not ${head.join()}`);
  return Object.fromEntries(
    lines.map(([name, ...cells]) => {
      if (cells.length !== ACTORS.length) throw new Error(`the line '${name}' has ${cells.length} cells`);
      return [name, Object.fromEntries(ACTORS.map((actor, index) => [actor, cells[index]]))];
    }),
  ) as Policy;
}
