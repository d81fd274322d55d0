// Refusals of accounts and of the sign-in provider, known once this file is loaded.
import { knowProblems } from './problem-text';

knowProblems({
  'account/wrong-password': 'problem.currentPassword',
  'account/last-administrator': 'problem.lastAdministrator',
  'account/last-organization-admin': 'problem.lastOrganizationAdmin',
  'auth/wrong-code': 'problem.wrongCode',
  'auth/step-invalid': 'problem.stepInvalid',
  'auth/too-many-attempts': 'problem.tooManyAttempts',
  'auth/password-sign-in-off': 'problem.passwordSignInOff',
  'sso/state-invalid': 'problem.ssoState',
  'sso/provider-away': 'problem.ssoAway',
  'sso/answer-invalid': 'problem.ssoAnswer',
  'sso/denied': 'problem.ssoDenied',
  'sso/account-disabled': 'problem.ssoDisabled',
  'sso/identity-taken': 'problem.ssoTaken',
  'sso/nothing-pending': 'problem.ssoState',
  'sso/only-way-in': 'problem.ssoOnlyWayIn',
  'sso/browser-needed': 'problem.ssoBrowser',
  'sso/sign-up-off': 'first.noSignUp',
});
