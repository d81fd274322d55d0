// A step in between on purpose: the page of a repository, which everybody loads, would otherwise name every file that buying needs.
export async function loadSubscription() {
  const { AuthorSubscription, ready } = await import('./money-buyer');
  await ready;
  return { default: AuthorSubscription };
}

export async function load() {
  const { Sold, ready } = await import('./money-buyer');
  await ready;
  return { default: Sold };
}
