/** Last part of a resource id. */
export const lastPart = (id: string): string => id.replace(/\/+$/, '').split('/').at(-1) ?? '';

/** The id of the resource group that an id is in; an empty text if it is in none. */
export const resourceGroupOf = (id: string): string => /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+/i.exec(id)?.[0] ?? '';

/** The subscription GUID in an id; an empty text if there is none. */
export const subscriptionOf = (id: string): string => /^\/subscriptions\/([^/]+)/i.exec(id)?.[1] ?? '';

/** An id as it stands in an address; half a character that somebody has put into a name is none of a path. */
export const inAddress = (id: string): string => encodeURI(id.toWellFormed());

const inOneForm = (id: string): string => (id.endsWith('/') ? id.replace(/\/+$/, '') : id).toLowerCase();

/** Azure compares ids without case, and `/` covers everything. */
export function isAtOrBelow(id: string, scope: string): boolean {
  const wanted = inOneForm(scope);
  const given = inOneForm(id);
  return given === wanted || given.startsWith(`${wanted}/`);
}

/** What comes before the last `/providers/` of an id: the scope of an assignment or a lock; `/` for the tenant. */
export function scopeOfExtension(id: string): string {
  const end = id.toLowerCase().lastIndexOf('/providers/');
  return end <= 0 ? '/' : id.slice(0, end);
}
