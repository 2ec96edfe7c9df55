import { jsonAnswer, redirectAnswer, type Answer, type Incoming } from '../pages/answer.ts';
import { messagePage } from '../pages/message-page.ts';
import { worldPath } from '../pages/page.ts';
import { worldPage } from './world-page.ts';
import { worldsPage } from './worlds-page.ts';
import type { World } from '../world/world.ts';
import { ControlFailure, fieldsOf, isForm } from './body.ts';
import { makeWorld, planOf } from './make-world.ts';
import type { ControlReply, ControlSide, WorldCall, WorldRoute } from './route.ts';
import { worldView } from './views.ts';
import { leavesOf, worldRoutes } from './world-routes.ts';

const loopbackAddresses = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/** Answer a request below `/_emulator`: JSON for programs, pages and forms for people. */
export async function answerControl(side: ControlSide, incoming: Incoming, remoteAddress: string): Promise<Answer> {
  try {
    guard(incoming, remoteAddress);
    return await routed(side, incoming);
  } catch (error) {
    if (!(error instanceof ControlFailure)) throw error;
    if (!isForm(incoming) && !wantsPage(incoming)) return jsonAnswer(error.status, { error: error.message });
    return messagePage(error.status, { title: 'That did not work', sentence: error.message, controlOn: true, back: true });
  }
}

/** Only this machine, by a name of this machine, and no page of another site: a name that resolves to loopback does not get in. */
function guard(incoming: Incoming, remoteAddress: string): void {
  const { host = '', origin } = incoming.headers;
  const fromHere = loopbackAddresses.has(remoteAddress) && loopbackHost.test(host);
  if (!fromHere || (origin !== undefined && origin !== `${incoming.url.protocol}//${host}`)) {
    throw new ControlFailure(403, 'The control endpoints answer only this machine, called by a loopback name.');
  }
}

const wantsPage = (incoming: Incoming): boolean => (incoming.headers['accept'] ?? '').includes('text/html');

async function routed(side: ControlSide, incoming: Incoming): Promise<Answer> {
  const { method } = incoming;
  const [first = '', name = '', ...rest] = incoming.url.pathname.replace(/^\/_emulator\/?/, '').split('/');
  if (first === '') return overview(side, incoming);
  if (first === 'worlds' && name === '' && method === 'GET')
    return wantsPage(incoming) ? redirectAnswer(302, '/_emulator/') : jsonAnswer(200, { value: side.worlds.all.map(worldView) });
  if (first === 'worlds' && name === '' && method === 'POST') return load(side, incoming);
  const world = side.worlds.get(decoded(name));
  if (first !== 'worlds' || world === undefined) throw new ControlFailure(404, `There is no ${incoming.url.pathname} here.`);
  return inWorld(side, incoming, world, rest.map(decoded));
}

function overview(side: ControlSide, incoming: Incoming): Answer {
  if (incoming.method !== 'GET') throw new ControlFailure(405, 'This page can only be read.');
  const [only, another] = side.worlds.all;
  return only !== undefined && another === undefined ? redirectAnswer(302, worldPath(only)) : worldsPage(side.worlds.all);
}

function load(side: ControlSide, incoming: Incoming): Answer {
  const plan = planOf(fieldsOf(incoming), side.worlds);
  const world = side.worlds.add(makeWorld(plan));
  side.journal?.begin(world, plan);
  return isForm(incoming) ? redirectAnswer(303, worldPath(world)) : jsonAnswer(201, worldView(world));
}

/** Another estate of the same name, so that whoever shows this one shows that from now on. */
function replace(side: ControlSide, incoming: Incoming, { name, profile }: World): Answer {
  const { scenario, ...fields } = fieldsOf(incoming);
  if (scenario === undefined) throw new ControlFailure(400, 'The field "scenario" is missing.');
  // Every mistake is found before the old estate is gone.
  const plan = { ...planOf({ profile, ...fields, scenario }, side.worlds), name };
  const old = side.worlds.get(name);
  const world = side.worlds.add(makeWorld(plan));
  side.log.forget(name);
  if (old !== undefined) side.journal?.forget(old);
  side.journal?.begin(world, plan);
  return isForm(incoming) ? redirectAnswer(303, worldPath(world)) : jsonAnswer(201, worldView(world));
}

async function inWorld(side: ControlSide, incoming: Incoming, world: World, rest: string[]): Promise<Answer> {
  const path = rest.join('/');
  if (path === 'replacement' && incoming.method === 'POST') return replace(side, incoming, world);
  if (path === '' && incoming.method === 'GET' && wantsPage(incoming)) return worldPage(world, side.log.of(world.name));
  const found = worldRoutes.find((route) => route.method === incoming.method && leavesOf(route, path) !== undefined);
  if (found === undefined) throw new ControlFailure(404, `There is no ${incoming.method} ${incoming.url.pathname} here.`);
  const fields = fieldsOf(incoming);
  const reply = await handled(found, { side, world, incoming, fields, rest: leavesOf(found, path) ?? '' });
  side.journal?.control(world, incoming, path, fields);
  return isForm(incoming)
    ? redirectAnswer(303, `${worldPath(world)}${found.section === undefined ? '' : `#${found.section}`}`)
    : written(reply);
}

async function handled({ handle }: WorldRoute, call: WorldCall): Promise<ControlReply> {
  const { drawn } = call.world.guids;
  try {
    return await handle(call);
  } catch (failure) {
    call.side.journal?.refused(call.world, drawn);
    throw failure;
  }
}

const written = (reply: ControlReply): Answer =>
  reply.status === 204 ? { status: 204, headers: { 'cache-control': 'no-store' }, body: '' } : jsonAnswer(reply.status, reply.value);

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ControlFailure(400, `"${part}" is not an encoded path.`);
  }
}
