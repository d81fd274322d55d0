import { newScope, whole, withPermission, withType } from './scopes';

describe('the scopes of a token', () => {
  it('keep of what was chosen what can be given there', () => {
    const scope = withPermission(newScope('org', 'acme'), 'org.write', true);
    expect(scope.permissions).toEqual(['repo.content.read', 'org.write']);
    expect(withType(scope, 'model').permissions).toEqual(['repo.content.read']);
  });

  it('count once they have a name and a permission', () => {
    const model = newScope('model', 'acme/owl');
    const none = withPermission(model, 'repo.content.read', false);
    expect(whole([newScope('user', ''), newScope('org', 'acme'), newScope('model', 'acme'), model, none])).toEqual([
      newScope('org', 'acme'),
      model,
    ]);
  });
});
