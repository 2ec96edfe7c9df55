import type { Fault } from '../world/faults.ts';

/** What a fault does, in one sentence. */
export function faultSentence(fault: Fault): string {
  const times = fault.times === 1 ? 'once' : fault.times <= 0 ? 'now' : `${fault.times} times`;
  if (fault.kind === 'fail-later') return `A ${fault.operation} is accepted and fails later with ${fault.code}, ${times}.`;
  if (fault.kind === 'sign-in') return `${places[fault.at]} ${signInWords(fault)}, ${times}.`;
  return `${callsOf(fault)} ${whatHappens(fault)}, ${times}.`;
}

type OfCall = Exclude<Fault, { kind: 'fail-later' | 'sign-in' }>;

function callsOf({ action, method, path, skip }: OfCall): string {
  const any = `${method ?? 'Any'} call`;
  const where = path === undefined ? '' : ` with ${path} in its path`;
  const after = skip === undefined || skip === 0 ? '' : ` after the next ${skip}`;
  return `${action === '*' ? any : `A ${method === undefined ? '' : `${method} `}call of ${action}`}${where}${after} is`;
}

function whatHappens(fault: OfCall): string {
  switch (fault.kind) {
    case 'next-call':
      return `answered ${fault.status} ${fault.code}`;
    case 'drop-after-accept':
      return 'carried out, then the connection drops';
    case 'change-answer':
      return `answered with ${changesOf(fault)}`;
    case 'unreadable-answer':
      return `${fault.carriedOut ? 'carried out and' : 'not carried out but'} answered with ${unreadable[fault.as]}`;
    case 'hang':
      return `${fault.carriedOut ? 'carried out' : 'not carried out'} and not answered`;
    case 'slow':
      return `answered ${fault.ms / 1000} s late`;
    case 'cut':
      return 'answered by half before the connection drops';
    case 'lagging-list':
      return `answered without what was made in the last ${fault.seconds} s`;
    case 'endless-list':
      return fault.repeats ? 'answered with a list whose next page is the same' : 'answered with a list that never ends';
    case 'next-link-elsewhere':
      return `answered with a next page at ${fault.origin}`;
  }
}

const unreadable = { html: 'a page of HTML', truncated: 'half a JSON text', empty: 'nothing' };

function changesOf({ status, headers = {}, set = {}, drop = [], capitals = [] }: Extract<Fault, { kind: 'change-answer' }>): string {
  const said = [
    ...(status === undefined ? [] : [`status ${status}`]),
    ...Object.entries(headers).map(([name, value]) => (value === null ? `no ${name}` : `${name}: ${value}`)),
    ...Object.entries(set).map(([path, value]) => `${path} = ${JSON.stringify(value)}`),
    ...drop.map((path) => `no ${path}`),
    ...capitals.map((path) => `${path} in capitals`),
  ];
  return said.join(', ');
}

const places = {
  token: 'A request for a token is',
  keys: 'A request for the keys of the sign-in is',
  discovery: 'A request for the OpenID configuration is',
};

function signInWords({ hangMs, status, number }: Extract<Fault, { kind: 'sign-in' }>): string {
  if (hangMs !== undefined) return 'not answered';
  return `answered ${status}${number === undefined ? '' : ` AADSTS${number}`}`;
}
