// Guarantees about who may do what, as one small edit each that switches it off.
import { API, edit, spec } from './guarantee.mjs';

const MATRIX = `${API}/app/route-matrix.integration.spec.ts`;
const HUGGINGFACE = `${API}/surfaces/huggingface/huggingface.integration.spec.ts`;
const IDENTITY = `${API}/app/identity.integration.spec.ts`;
const SEARCH = `${API}/app/search.integration.spec.ts`;
const PROVIDER = `${API}/app/sign-in-provider.integration.spec.ts`;
const OAUTH = `${API}/app/oauth.integration.spec.ts`;
const ACCOUNTS = `${API}/modules/accounts`;
const LISTS = `${API}/modules/repositories/repository-lists.ts`;
const SIGNER = `${API}/platform/signing/url-signer.spec.ts`;

const LIES = `${API}/app/imports-lies.integration.spec.ts`;

export const ACCESS = {
  takedown: {
    promise: 'what administrators took down is closed on every path on which bytes leave, for its owner too',
    edits: [
      edit(
        `${API}/modules/access/access.service.ts`,
        'if (isClosed(row, actor)) throw',
        "if (isClosed(row, actor) && action !== 'read') throw",
      ),
    ],
    tests: [spec(`${API}/app/moderation.integration.spec.ts`, 'a repository that is taken down is closed on every path')],
  },
  'branch-rules': {
    promise: 'what a rule protects is not pushed to, forced or deleted, on whatever way',
    edits: [
      edit(
        `${API}/modules/versions/ref-rules.policy.ts`,
        'if (reason) return refGuarded(refName, rule, reason);',
        'if (reason && rule.id === refName) return refGuarded(refName, rule, reason);',
      ),
    ],
    tests: [spec(`${API}/app/branch-rules.integration.spec.ts`, 'a push is told of each ref|both APIs|wait for their turn')],
  },
  'words-ruled-out': {
    promise: 'what operators ruled out is refused, however it is disguised',
    edits: [edit(`${API}/modules/wording/word-matcher.ts`, "text.replace(UNSEEN, '').normalize('NFKC')", 'text')],
    tests: [spec(`${API}/app/moderation.integration.spec.ts`, 'are refused at the field')],
  },
  'held-texts': {
    promise: 'what waits for a look is seen by its author and administrators, and by nobody else on any path',
    edits: [
      edit(
        `${API}/modules/moderation/held-texts.service.ts`,
        'return { id: actor.isAdmin ? null : actor.userId };',
        'return { id: null };',
      ),
    ],
    tests: [spec(`${API}/app/held.integration.spec.ts`, 'a comment that waits is seen by its author')],
  },
  'verdict-of-outside': {
    promise: 'what the service that operators name refuses is refused',
    edits: [
      edit(
        `${API}/modules/wording/text-judge.ts`,
        "return outside?.verdict === 'refuse' ? outside : (listed ?? outside);",
        'return listed;',
      ),
    ],
    tests: [spec(`${API}/app/verdicts.integration.spec.ts`, 'refuses names wherever people choose them')],
  },
  'import-token': {
    promise: 'a token of another hub goes to that hub and is not handed on where it redirects to',
    edits: [
      edit(
        `${API}/modules/imports/upstream/upstream-http.ts`,
        'const isTheirs = url.origin === new URL(access.base).origin;',
        'const isTheirs = true;',
      ),
    ],
    tests: [spec(LIES, 'goes to the hub it is for')],
  },
  'import-token-of-the-operator': {
    promise: "the operator's token of another hub is used for administrators, or for whom the operator says",
    edits: [edit(`${API}/modules/imports/imports.service.ts`, 'return isTheirs ? token : null;', 'void isTheirs;\n  return token;')],
    tests: [spec(LIES, 'of the operator is used for administrators only')],
  },
  'oauth-pkce': {
    promise: 'a program without a secret gets no code without PKCE',
    edits: [edit(`${API}/modules/oauth/provider-configuration.ts`, "return client['x-kind'] !== 'app';", 'void client;\n  return false;')],
    tests: [spec(OAUTH, 'gets nothing without PKCE')],
  },
  'oauth-redirect-exact': {
    promise: 'people are sent back only to exactly the address that was registered',
    edits: [
      edit(
        `${API}/modules/oauth/provider-configuration.ts`,
        'return exact.call(this, uri);',
        'return exact.call(this, uri) || URL.canParse(uri);',
      ),
    ],
    tests: [spec(OAUTH, 'never redirects to')],
  },
  'oauth-taken-back': {
    promise: 'what a person took back from a program is refused within the request',
    edits: [
      edit(
        `${API}/modules/oauth/consents.store.ts`,
        "'delete from oauth_consents where user_id = $1 and id = $2 returning client_id'",
        "'select client_id from oauth_consents where user_id = $1 and id = $2'",
      ),
    ],
    tests: [spec(OAUTH, 'ends within the request')],
  },
  'oauth-replay': {
    promise: 'a code or refresh token that is used twice costs the program everything that came of it',
    edits: [
      edit(
        `${API}/modules/oauth/artifacts.store.ts`,
        "const REMOVE_OF_GRANT = statement('oauth_remove_of_grant', 'delete from oauth_artifacts where grant_hash = $1');",
        "const REMOVE_OF_GRANT = statement('oauth_remove_of_grant', 'delete from oauth_artifacts where grant_hash = $1 and false');",
      ),
    ],
    tests: [spec(OAUTH, 'loses everything')],
  },
  authorise: {
    promise: 'what somebody may not do with a repository is refused',
    edits: [
      edit(
        `${API}/modules/access/access.service.ts`,
        'if (!allowed.includes(action)) throw refusal(actor, at, row, allowed, action, this.config.publicUrl);',
        '',
      ),
    ],
    tests: [spec(HUGGINGFACE, 'are refused to those who may only read')],
  },
  'default-deny': {
    promise: 'a private repository allows a stranger nothing',
    edits: [edit(`${API}/modules/access/access.policy.ts`, 'if (repository.isPrivate) return [];', '')],
    tests: [spec(MATRIX, String.raw`as stranger GET .*\(read\)`)],
  },
  'private-looks-missing': {
    promise: 'what one may not see answers exactly like what does not exist',
    edits: [
      edit(
        `${API}/modules/access/access.service.ts`,
        'if (allowed.length === 0) throw repositoryNotFound();',
        'if (allowed.length === 0) throw forbidden();',
      ),
    ],
    tests: [spec(HUGGINGFACE, 'looks to others as if it did not exist')],
  },
  'read-token': {
    promise: 'a token that may only read writes nothing',
    edits: [
      edit(
        `${API}/modules/access/access.policy.ts`,
        "if (actor.via.role === 'read') return READING.includes(action);",
        "if (actor.via.role === 'read') return true;",
      ),
    ],
    tests: [spec(HUGGINGFACE, 'are refused to those who may only read')],
  },
  namespaces: {
    promise: 'nobody makes repositories under a name that is not theirs',
    edits: [edit(`${API}/modules/access/access.service.ts`, 'if (!row || !namespaceAllows(actor, row, action)) {', 'if (!row) {')],
    tests: [spec(MATRIX, String.raw`as stranger POST .*\(createInOrganization\)`)],
  },
  'bad-credential': {
    promise: 'a credential that is not valid is never taken for none',
    edits: [
      edit(
        `${API}/modules/access/access.service.ts`,
        "if (actor.kind === 'anonymous' && actor.rejectedCredential) throw credentialRejected(actor.rejectedCredential);",
        'void credentialRejected;\n  void actor;',
      ),
    ],
    tests: [spec(IDENTITY, 'that are not valid are remembered as such'), spec(HUGGINGFACE, 'is not shown to a stale token')],
  },
  'wants-reachable': {
    promise: 'git serves only what a ref reaches: an oid is not a capability',
    edits: [edit(`${API}/modules/versions/upload-pack.service.ts`, 'if (!known.has(oid)) throw', 'if (!known) throw')],
    tests: [spec(`${API}/app/git-conformance.integration.spec.ts`, 'does not serve a commit that no ref reaches any more')],
  },
  'large-file-links': {
    promise: 'knowing the hash of a large file opens nothing',
    edits: [
      edit(
        `${API}/modules/blobs/blobs.store.ts`,
        'where l.repository_id = $1 and l.sha256 in (select',
        'where ($1::bigint is not null) and l.sha256 in (select',
      ),
    ],
    tests: [spec(HUGGINGFACE, 'are not disclosed to somebody who only knows a hash')],
  },
  'session-origin': {
    promise: 'a session cookie acts for our own pages only',
    edits: [
      edit(
        `${API}/surfaces/hub/same-origin.ts`,
        'if (SAFE.has(facts.method)) return true;',
        'if (SAFE.has(facts.method) || facts) return true;',
      ),
    ],
    tests: [spec(IDENTITY, 'requests from other sites refuses')],
  },
  'signed-url': {
    promise: 'a signed address that was altered is worth nothing',
    edits: [
      edit(
        `${API}/platform/signing/url-signer.ts`,
        'return a.length === b.length && timingSafeEqual(a, b);',
        'return a.length === b.length || timingSafeEqual(a, b);',
      ),
    ],
    tests: [spec(SIGNER), spec(HUGGINGFACE, 'are not taken at an altered address')],
  },
  'signed-url-expiry': {
    promise: 'a signed address ends',
    edits: [
      edit(`${API}/platform/signing/url-signer.ts`, 'if (this.nowSeconds() >= expiresAt) {', 'if (this.nowSeconds() >= expiresAt * 2) {'),
    ],
    tests: [spec(SIGNER)],
  },
  'actor-before-body': {
    promise: 'who asks is known before a byte of the body is read',
    edits: [
      edit(
        `${API}/app/http-app.ts`,
        "addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));",
        "addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _payload, done) => done(null, undefined));",
      ),
    ],
    tests: [spec(`${API}/app/bodies.integration.spec.ts`)],
  },
  'foreign-names': {
    promise: 'the hub answers 421 to names that are not its own',
    edits: [
      edit(
        `${API}/app/base-url.ts`,
        'const ours = HOST.test(host) && this.decide(host);',
        'const ours = HOST.test(host) || this.decide(host);',
      ),
    ],
    tests: [spec(IDENTITY, 'answers 421 to names that are not ours')],
  },
  'raw-bytes': {
    promise: 'bytes of users never run as a page',
    edits: [
      edit(`${API}/platform/http/file-answer.ts`, "download || isActive ? 'attachment' : 'inline'", "download ? 'attachment' : 'inline'"),
    ],
    tests: [spec(HUGGINGFACE, 'never let a page run')],
  },
  'sign-in-throttle': {
    promise: 'who guesses a password is slowed down',
    edits: [edit(`${API}/platform/rate-limit/sign-in-throttle.ts`, 'if (waitMs <= 0) return;', 'if (waitMs <= Infinity) return;')],
    tests: [spec(IDENTITY, 'slow down who guesses a password')],
  },
  'last-administrator': {
    promise: 'a hub always has an administrator who can sign in',
    edits: [
      edit(
        `${ACCOUNTS}/accounts.service.ts`,
        'if (active && (await this.store.countAdministrators()) <= 1)',
        'if (active && account.id < 0n)',
      ),
    ],
    tests: [
      spec(`${ACCOUNTS}/accounts.integration.spec.ts`, 'make exactly one first administrator'),
      spec(`${ACCOUNTS}/departures.integration.spec.ts`, 'is never the last administrator'),
    ],
  },
  'administrators-in-turn': {
    promise: 'administrators who go at the same time are counted one after the other',
    edits: [edit(`${ACCOUNTS}/accounts.store.ts`, "pg_advisory_xact_lock(hashtextextended('administrators', 0))", '1')],
    tests: [spec(`${ACCOUNTS}/departures.integration.spec.ts`, 'is never the last administrator')],
  },
  'code-once': {
    promise: 'a code of an authenticator app is good once',
    edits: [edit(`${ACCOUNTS}/two-factor.store.ts`, 'where user_id = $1 and last_step < $2::bigint', 'where user_id = $1')],
    tests: [spec(`${ACCOUNTS}/two-factor.integration.spec.ts`, 'takes a code once')],
  },
  'second-factor': {
    promise: 'the password alone does not open an account that has a second factor',
    edits: [
      edit(`${ACCOUNTS}/sign-in.service.ts`, 'if (await this.twoFactor.isOn(account.id)) return', "if (provedBy !== 'password') return"),
    ],
    tests: [spec(`${ACCOUNTS}/two-factor.integration.spec.ts`, 'asks for it after the password and not before')],
  },
  'provider-state': {
    promise: 'a sign-in at a provider ends only in the browser that began it',
    edits: [
      edit(
        `${API}/modules/sso/sso.service.ts`,
        "if (!flow || new URLSearchParams(query).get('state') !== flow.state) throw stateInvalid();",
        'if (!flow) throw stateInvalid();',
      ),
      edit(
        `${API}/modules/sso/provider.ts`,
        'expectedState: flow.state,',
        "expectedState: new URLSearchParams(query).get('state') ?? flow.state,",
      ),
    ],
    tests: [spec(PROVIDER)],
  },
  'provider-link': {
    promise: 'an address of a provider is linked to the account that asked for it',
    edits: [
      edit(
        `${API}/modules/sso/sso.service.ts`,
        'if (actor === null || String(actor.userId) !== flow.linkFor) throw stateInvalid();',
        'if (actor === null) throw stateInvalid();',
      ),
    ],
    tests: [spec(PROVIDER)],
  },
  'search-private': {
    promise: 'no list, search, count or facet knows what one may not see',
    edits: [edit(LISTS, 'if (scope.everything && !filter.publicOnly) return', 'if (scope.everything || scope.publicOnes) return')],
    tests: [spec(SEARCH, 'is found by its owner alone'), spec(SEARCH, 'shows in no facet, no count and no dialect')],
  },
  'search-correction': {
    promise: 'what a typing error is taken for does not depend on private repositories',
    edits: [
      edit(
        `${API}/modules/search/search.store.ts`,
        'd.words && array[q.hash] and e.visibility = 0 limit 200',
        'd.words && array[q.hash] limit 200',
      ),
    ],
    tests: [spec(SEARCH, 'does not change what a typing error is taken for')],
  },
};
