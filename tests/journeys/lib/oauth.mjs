// Programs and devices that ask, for journeys and the gallery.

/** Registered by whoever is signed in on the page; its client id. */
export function registeredProgram(page, name, redirectUri) {
  return page.evaluate(
    async ([name, redirectUri]) => {
      const form = {
        name,
        redirectUris: [redirectUri],
        scopes: ['openid', 'profile', 'email', 'read-repos', 'write-repos', 'inference-api'],
        isConfidential: false,
      };
      const answer = await fetch('/hub/v1/oauth/clients', { method: 'POST', body: JSON.stringify(form) });
      return (await answer.json()).id;
    },
    [name, redirectUri],
  );
}

export async function askingDevice(hubUrl) {
  const body = new URLSearchParams({ client_id: '26be6b09-91c5-47da-9861-d2d2bb7a7e36' });
  return (await fetch(`${hubUrl}/oauth/device`, { method: 'POST', body })).json();
}

/** The page of consent, as a browser comes to it. */
export async function openConsent(page) {
  const client_id = await registeredProgram(page, 'Poem writer', 'https://poems.example/callback');
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
  const query = {
    client_id,
    response_type: 'code',
    redirect_uri: 'https://poems.example/callback',
    scope: 'openid profile read-repos inference-api',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };
  await page.goto(`/oauth/authorize?${new URLSearchParams(query)}`);
  await page.locator('main form').waitFor();
}

/** What a person sees who typed the code of a device. */
export async function openDevice(page) {
  const { user_code } = await askingDevice(new URL(page.url()).origin);
  await page.locator('main input').fill(user_code);
  await page.locator('main button[type=submit]').click();
  await page.locator('main form dl').waitFor();
}
