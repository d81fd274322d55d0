// Made from ../../openapi/hub.json by scripts/contract.mjs. Change the routes, then run: npm run contract

export interface paths {
  '/hub/v1/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make an account and sign in */
    post: operations['accounts.signUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a one-time link with which somebody can sign up, into an organization if one is named */
    post: operations['invitations.invite'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/invitations/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take the place in an organization that an invitation offers; uses the link up */
    post: operations['invitations.accept'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/meta': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What this hub is and whom it lets in */
    get: operations['meta.meta'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where the one who asks may create repositories */
    get: operations['namespaces.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether a name is a person or an organization, and what its page shows */
    get: operations['profiles.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/one-time-links/inspect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a one-time link is for, without using it up */
    post: operations['accounts.inspect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This document */
    get: operations['openapi.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/organizations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make an organization */
    post: operations['organizations.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/organizations/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An organization and a page of its members */
    get: operations['organizations.get'];
    put?: never;
    post?: never;
    /** Delete an organization that owns no repositories; its name is never given away again */
    delete: operations['organizationsettings.remove'];
    options?: never;
    head?: never;
    /** Change what the page of an organization says, or its name */
    patch: operations['organizationsettings.change'];
    trace?: never;
  };
  '/hub/v1/organizations/{name}/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Invitations that nobody has used yet, newest first, at most a hundred */
    get: operations['organizationsettings.list'];
    put?: never;
    /** Make a one-time link by which somebody becomes a member, with or without an account so far */
    post: operations['organizationsettings.invite'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/organizations/{name}/invitations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Withdraw an invitation */
    delete: operations['organizationsettings.withdraw'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/organizations/{name}/members/{user}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Add a member or change their role */
    put: operations['organizations.setMember'];
    post?: never;
    /** Remove a member, or leave */
    delete: operations['organizations.removeMember'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change the password; other sessions end */
    post: operations['accounts.changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/profile': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change what the page of the one who asks says */
    patch: operations['profiles.change'];
    trace?: never;
  };
  '/hub/v1/repositories': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Repositories that the one who asks may see */
    get: operations['repositories.list'];
    put?: never;
    /** Create a repository */
    post: operations['repositories.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A repository at a revision */
    get: operations['repositories.get'];
    put?: never;
    post?: never;
    /** Delete a repository */
    delete: operations['repositories.delete'];
    options?: never;
    head?: never;
    /** Change settings, rename or move */
    patch: operations['repositories.change'];
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/card': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The card of a revision */
    get: operations['contents.card'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/like': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Like a repository */
    put: operations['repositories.like'];
    post?: never;
    /** Take the like back */
    delete: operations['repositories.unlike'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/tree': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A page of one folder of a revision */
    get: operations['contents.tree'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Set a password by a one-time link */
    post: operations['accounts.reset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is signed in, or nobody */
    get: operations['session.current'];
    put?: never;
    /** Sign in with a password */
    post: operations['session.signIn'];
    /** Sign out */
    delete: operations['session.signOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The browser sessions of the one who asks */
    get: operations['session.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End one of them */
    delete: operations['session.end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/setup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make the first administrator by a one-time link and sign in */
    post: operations['accounts.setUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The access tokens of the one who asks */
    get: operations['tokens.list'];
    put?: never;
    /** Make an access token; its secret is shown this once */
    post: operations['tokens.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/tokens/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke an access token */
    delete: operations['tokens.revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AcceptedInvitationView: {
      /**
       * @description Where one is a member now
       * @example acme
       */
      organization: string;
    };
    BelongingView: {
      /** @example Acme Research */
      fullName: string;
      /** @example acme */
      name: string;
    };
    CardView: {
      frontMatter: {
        [key: string]: unknown;
      } | null;
      /** @description The Markdown without its front matter; null without a README.md */
      markdown: string | null;
      /** @description Why the front matter cannot be read */
      problem: string | null;
    };
    ChangeOrganizationDto: {
      /**
       * @description A few sentences, as plain text
       * @example I write programs for engines that are not built yet.
       */
      details?: string;
      /** @example Ada Lovelace */
      fullName?: string;
      /**
       * @description At most 5 http(s) addresses
       * @example [
       *       "https://example.org/ada"
       *     ]
       */
      links?: string[];
      /**
       * @description A new name; the former one leads to it
       * @example acme
       */
      name?: string;
    };
    ChangePasswordDto: {
      /** Format: password */
      currentPassword: string;
      /** Format: password */
      newPassword: string;
    };
    ChangeProfileDto: {
      /**
       * @description A few sentences, as plain text
       * @example I write programs for engines that are not built yet.
       */
      details?: string;
      /** @example Ada Lovelace */
      fullName?: string;
      /**
       * @description At most 5 http(s) addresses
       * @example [
       *       "https://example.org/ada"
       *     ]
       */
      links?: string[];
    };
    ChangeRepositoryDto: {
      /** @enum {string|null} */
      gated?: 'auto' | 'manual' | null;
      isPrivate?: boolean;
      name?: string;
      namespace?: string;
    };
    CountsView: {
      /** @example 1 */
      apps: number;
      /** @example 3 */
      datasets: number;
      /** @example 12 */
      models: number;
    };
    CreatedTokenView: {
      /** Format: date-time */
      createdAt: string;
      displayName: string;
      /** Format: date-time */
      expiresAt: string | null;
      /** @description Its beginning and end */
      hint: string;
      id: string;
      /** Format: date-time */
      lastUsedAt: string | null;
      /** @enum {string} */
      role: 'read' | 'write' | 'fineGrained';
      scopes: components['schemas']['TokenScopeDto'][];
      /** @description Shown this once */
      secret: string;
    };
    CurrentSessionView: {
      user: components['schemas']['SessionUserView'] | null;
    };
    InspectedLinkView: {
      /** Format: date-time */
      expiresAt: string;
      /** @description Where an invitation leads */
      invitedTo?: components['schemas']['InvitedToView'];
      /** @enum {string} */
      purpose: 'first-admin' | 'reset' | 'invitation';
      /** @description Whose password a reset link sets */
      userName?: string;
    };
    InvitationView: {
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      expiresAt: string;
      id: string;
      /** @enum {string} */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    InviteDto: {
      /**
       * @description What whoever comes by the link may do
       * @enum {string}
       */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    InvitedToView: {
      fullName: string;
      organization: string;
      /** @enum {string} */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    InviteToHubDto: {
      /**
       * @description Where the colleague becomes a member; absent: an account and nothing more
       * @example acme
       */
      organization?: string;
      /**
       * @description Their role there; `read` when it is absent
       * @enum {string}
       */
      role?: 'read' | 'contributor' | 'write' | 'admin';
    };
    LastCommitView: {
      /** Format: date-time */
      at: string;
      author: string;
      oid: string;
      title: string;
    };
    LikeView: {
      liked: boolean;
      likes: number;
    };
    MemberRoleDto: {
      /** @enum {string} */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    MemberView: {
      fullName: string;
      name: string;
      /** @enum {string} */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    MetaView: {
      anonymousRead: boolean;
      /** @description This hub as the client sees it */
      baseUrl: string;
      name: string;
      /** @description Nobody administers this hub yet */
      needsSetup: boolean;
      /** @enum {string} */
      signup: 'open' | 'invite' | 'closed';
      version: string;
    };
    NamespaceView: {
      /** @enum {string} */
      kind: 'user' | 'organization';
      name: string;
    };
    NewOrganizationDto: {
      fullName?: string;
      name: string;
    };
    NewRepositoryDto: {
      isPrivate: boolean;
      license?: string;
      name: string;
      namespace: string;
      sdk?: string;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    NewTokenDto: {
      displayName: string;
      expiresInDays?: number;
      /** @enum {string} */
      role: 'read' | 'write' | 'fineGrained';
      /** @description Of a fine-grained token */
      scopes?: components['schemas']['TokenScopeDto'][];
    };
    OneTimeLinkView: {
      /** Format: date-time */
      expiresAt: string;
      /** @description The whole link; shown this once */
      url: string;
    };
    OrganizationView: {
      details: string;
      fullName: string;
      members: components['schemas']['MemberView'][];
      name: string;
      /** @description Where the next page of members begins */
      nextCursor: string | null;
      /**
       * @description Of the one who asks
       * @enum {string|null}
       */
      role: 'read' | 'contributor' | 'write' | 'admin' | null;
    };
    OwnOrganizationView: {
      fullName: string;
      name: string;
      /** @enum {string} */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    ProblemFieldView: {
      field: string;
      message: string;
    };
    ProblemView: {
      /** @description Stable: what programs compare, such as `repository/not-found` */
      code: string;
      /** @description A sentence for people */
      detail: string;
      /** @description The inputs that were refused */
      fields?: components['schemas']['ProblemFieldView'][];
      requestId: string;
      status: number;
      title: string;
      /** @description A URN made of the code */
      type: string;
    };
    ProfileView: {
      /** @description Of the repositories that the one who asks may see */
      counts: components['schemas']['CountsView'];
      /** Format: date-time */
      createdAt: string;
      /** @description Plain text */
      details: string;
      /** @example Acme Research */
      fullName: string;
      /** @enum {string} */
      kind: 'user' | 'organization';
      /**
       * @example [
       *       "https://example.org"
       *     ]
       */
      links: string[];
      /** @description The one who asks may change it */
      mayAdminister: boolean;
      /** @description Of an organization; null for a person */
      membersCount: number | null;
      /**
       * @description As it is today: a former name is answered with the new one
       * @example acme
       */
      name: string;
      /** @description Of a person; empty for an organization */
      organizations: components['schemas']['BelongingView'][];
      /**
       * @description In the organization, of the one who asks
       * @enum {string|null}
       */
      role: 'read' | 'contributor' | 'write' | 'admin' | null;
    };
    RepositoryDetail: {
      /** @description What the one who asks may do */
      allowed: ('see' | 'read' | 'contribute' | 'write' | 'administer')[];
      branches: string[];
      cardProblem: string | null;
      commitsCount: number;
      /** Format: date-time */
      createdAt: string;
      defaultBranch: string;
      /** @description In the last 30 days */
      downloads: number;
      /** @enum {string|null} */
      gated: 'auto' | 'manual' | null;
      id: string;
      isPrivate: boolean;
      /** Format: date-time */
      lastModifiedAt: string;
      libraryName: string | null;
      license: string | null;
      liked: boolean;
      likes: number;
      name: string;
      namespace: string;
      pipelineTag: string | null;
      revision: components['schemas']['RevisionView'];
      tags: string[];
      tagsList: string[];
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
      /** @description Of large files */
      usedBytes: number;
    };
    RepositoryPage: {
      items: components['schemas']['RepositorySummary'][];
      nextCursor: string | null;
    };
    RepositorySummary: {
      /** Format: date-time */
      createdAt: string;
      /** @description In the last 30 days */
      downloads: number;
      /** @enum {string|null} */
      gated: 'auto' | 'manual' | null;
      id: string;
      isPrivate: boolean;
      /** Format: date-time */
      lastModifiedAt: string;
      libraryName: string | null;
      license: string | null;
      likes: number;
      name: string;
      namespace: string;
      pipelineTag: string | null;
      tags: string[];
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    ResetDto: {
      /** Format: password */
      password: string;
      /** @description What stands behind '#' in the one-time link */
      secret: string;
    };
    RevisionView: {
      commitOid: string;
      name: string;
    };
    SecretDto: {
      /** @description What stands behind '#' in the one-time link */
      secret: string;
    };
    SessionUserView: {
      email: string | null;
      fullName: string;
      isAdmin: boolean;
      /** @description Whether they may make an organization */
      mayCreateOrganizations: boolean;
      name: string;
      organizations: components['schemas']['OwnOrganizationView'][];
    };
    SessionView: {
      address: string;
      /** Format: date-time */
      createdAt: string;
      /** @description The one this request came with */
      current: boolean;
      id: string;
      /** Format: date-time */
      lastUsedAt: string;
      userAgent: string;
    };
    SetUpDto: {
      /** Format: email */
      email?: string | null;
      fullName?: string;
      name: string;
      /** Format: password */
      password: string;
      /** @description What stands behind '#' in the one-time link */
      secret: string;
    };
    SignedInView: {
      user: components['schemas']['SessionUserView'];
    };
    SignInDto: {
      /** @description Name or e-mail address */
      login: string;
      /** Format: password */
      password: string;
    };
    SignUpDto: {
      /** Format: email */
      email?: string | null;
      fullName?: string;
      /** @description The secret of an invitation link */
      invitation?: string;
      name: string;
      /** Format: password */
      password: string;
    };
    TokenEntityDto: {
      /** @description A namespace, or `namespace/name` of a repository */
      name: string;
      /** @enum {string} */
      type: 'user' | 'org' | 'model' | 'dataset' | 'space';
    };
    TokenScopeDto: {
      entity: components['schemas']['TokenEntityDto'];
      permissions: string[];
    };
    TokenView: {
      /** Format: date-time */
      createdAt: string;
      displayName: string;
      /** Format: date-time */
      expiresAt: string | null;
      /** @description Its beginning and end */
      hint: string;
      id: string;
      /** Format: date-time */
      lastUsedAt: string | null;
      /** @enum {string} */
      role: 'read' | 'write' | 'fineGrained';
      scopes: components['schemas']['TokenScopeDto'][];
    };
    TreeEntryView: {
      /** @enum {string} */
      kind: 'file' | 'directory' | 'submodule';
      large: boolean;
      lastCommit: components['schemas']['LastCommitView'] | null;
      name: string;
      oid: string;
      path: string;
      sizeBytes: number;
    };
    TreeView: {
      commitOid: string;
      items: components['schemas']['TreeEntryView'][];
      nextCursor: string | null;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  'accounts.signUp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignUpDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedInView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'invitations.invite': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['InviteToHubDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OneTimeLinkView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'invitations.accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SecretDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AcceptedInvitationView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'meta.meta': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MetaView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'namespaces.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NamespaceView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'profiles.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProfileView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accounts.inspect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SecretDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InspectedLinkView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'openapi.get': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizations.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewOrganizationDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganizationView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizations.get': {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganizationView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizationsettings.remove': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizationsettings.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeOrganizationDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProfileView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizationsettings.list': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvitationView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizationsettings.invite': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InviteDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OneTimeLinkView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizationsettings.withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizations.setMember': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        user: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MemberRoleDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizations.removeMember': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        user: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accounts.changePassword': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangePasswordDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'profiles.change': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeProfileDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProfileView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.list': {
    parameters: {
      query?: {
        author?: string;
        cursor?: string;
        /** @description 1 to 100 */
        limit?: string;
        search?: string;
        sort?: 'trending' | 'updated' | 'created' | 'likes' | 'downloads';
        type?: 'model' | 'dataset' | 'app';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepositoryPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewRepositoryDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepositoryDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.get': {
    parameters: {
      query?: {
        revision?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepositoryDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.delete': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeRepositoryDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepositoryDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'contents.card': {
    parameters: {
      query?: {
        revision?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CardView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.like': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LikeView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.unlike': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LikeView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'contents.tree': {
    parameters: {
      query?: {
        cursor?: string;
        path?: string;
        revision?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TreeView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accounts.reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResetDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.current': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentSessionView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.signIn': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignInDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedInView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.signOut': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.end': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accounts.setUp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetUpDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedInView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'tokens.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokenView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'tokens.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewTokenDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedTokenView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'tokens.revoke': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
}
