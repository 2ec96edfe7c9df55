import type { Delivery } from '../../world/faults.ts';
import type { ArmAnswer, ArmCall } from '../calls.ts';
import { changeAt, stepsOf } from './paths.ts';
import { takeFault, type Pickable } from './picked.ts';

/** Marks the next page of a list that never ends. */
const endless = 'endless';

/** An answer on its way back, changed by the faults that the call meets. */
export function changed(call: ArmCall, picked: Pickable, answer: ArmAnswer): ArmAnswer {
  if (picked.world.faults.all.length === 0 && !call.query.has(endless)) return answer;
  const listed = list(call, picked, edited(picked, answer));
  const delivery = listed.delivery ?? deliveryOf(picked);
  return delivery === undefined ? listed : { ...listed, delivery };
}

const deliveryOf = (picked: Pickable): Delivery | undefined =>
  takeFault(picked, 'unreadable-answer', ({ carriedOut }) => carriedOut) ??
  takeFault(picked, 'hang', ({ carriedOut }) => carriedOut) ??
  takeFault(picked, 'slow') ??
  takeFault(picked, 'cut');

function edited(picked: Pickable, answer: ArmAnswer): ArmAnswer {
  if (answer.status >= 400) return answer;
  const fault = takeFault(picked, 'change-answer');
  if (fault === undefined) return answer;
  // A copy: the body may be the resource itself.
  const body: unknown = structuredClone(answer.body);
  for (const path of fault.drop ?? []) changeAt(body, stepsOf(path) ?? [], 'drop');
  for (const path of fault.capitals ?? []) changeAt(body, stepsOf(path) ?? [], 'capitals');
  for (const [path, to] of Object.entries(fault.set ?? {})) changeAt(body, stepsOf(path) ?? [], { to });
  const headers = { ...answer.headers };
  for (const [name, value] of Object.entries(fault.headers ?? {})) {
    for (const known of Object.keys(headers)) if (known.toLowerCase() === name.toLowerCase()) delete headers[known];
    if (value !== null) headers[name] = value;
  }
  return { ...answer, status: fault.status ?? answer.status, headers, ...(body === undefined ? {} : { body }) };
}

type List = { value: unknown[]; nextLink?: unknown };

const isList = (body: unknown): body is List => typeof body === 'object' && body !== null && 'value' in body && Array.isArray(body.value);

function list(call: ArmCall, picked: Pickable, answer: ArmAnswer): ArmAnswer {
  const { body } = answer;
  if (answer.status >= 400 || !isList(body)) return answer;
  const value = withoutNewest(picked, body.value);
  const nextLink = nextLinkOf(call, picked) ?? body.nextLink;
  return { ...answer, body: { ...body, value, ...(nextLink === undefined ? {} : { nextLink }) } };
}

function withoutNewest(picked: Pickable, items: unknown[]): unknown[] {
  const fault = takeFault(picked, 'lagging-list');
  if (fault === undefined) return items;
  const { resources, timeline } = picked.world;
  const listedUntil = timeline.now - fault.seconds * 1000;
  return items.filter((item) => {
    const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
    return typeof id !== 'string' || (resources.madeAt(id) ?? listedUntil) <= listedUntil;
  });
}

function nextLinkOf(call: ArmCall, picked: Pickable): string | undefined {
  const page = call.query.get(endless);
  const fault = page === null ? takeFault(picked, 'endless-list') : undefined;
  if (page !== null || fault !== undefined) return pageAfter(call, page ?? (fault?.repeats === true ? 'again' : '0'));
  const elsewhere = takeFault(picked, 'next-link-elsewhere');
  return elsewhere === undefined ? undefined : `${elsewhere.origin}${call.rawPath}?${call.query.toString()}`;
}

function pageAfter(call: ArmCall, page: string): string {
  const query = new URLSearchParams(call.query);
  query.set(endless, page === 'again' ? page : String(Number(page) + 1));
  return `${call.origin}${call.rawPath}?${query.toString()}`;
}
