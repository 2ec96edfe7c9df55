import type { IncomingMessage, ServerResponse } from 'node:http';
import { send } from './http-answer.ts';
import type { Answer, Sendable } from './pages/answer.ts';
import type { Delivery } from './world/faults.ts';

/** Send an answer, or what a fault makes of it. */
export function deliver(request: IncomingMessage, response: ServerResponse, answer: Sendable): void {
  // Node would put in the moment of this machine.
  if (answer.isDateless === true) response.sendDate = false;
  if (answer.drop === true) request.socket.destroy();
  else if (answer.faulty === undefined) send(request, response, answer);
  else deliverFaulty(request, response, answer, answer.faulty);
}

function deliverFaulty(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  { delivery, world }: Required<Sendable>['faulty'],
): void {
  switch (delivery.kind) {
    case 'unreadable-answer':
      return send(request, response, unreadable(answer, delivery.as, delivery.status));
    case 'cut':
      return cut(request, response, answer);
    case 'slow': {
      const later = setTimeout(() => send(request, response, answer), delivery.ms);
      response.once('close', () => clearTimeout(later));
      return;
    }
    case 'hang':
      return hang(request, response, answer, { ms: delivery.ms, released: (run) => world.faults.whenRemoved(delivery.id, run) });
  }
}

/** A gateway's own page, as it comes when what stands behind it does not answer; addresses and traces in it are nobody's business. */
const gatewayPage = (status: number): string =>
  `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>Our services aren't available right now</h1><p>Ref: 0x8D stack at Gateway.Forward</p></body></html>`;

function unreadable(answer: Answer, as: Extract<Delivery, { kind: 'unreadable-answer' }>['as'], told: number | undefined): Answer {
  const status = told ?? answer.status;
  if (as === 'empty') return { ...answer, status, body: '' };
  if (as === 'truncated') return { ...answer, status, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) };
  const { 'Content-Type': _, ...headers } = answer.headers;
  return { status, headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' }, body: gatewayPage(status) };
}

function cut(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length + 1) });
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => request.socket.destroy());
}

/** Nothing comes until the fault is switched off; when that takes too long or the caller goes, nothing ever does. */
function hang(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  { ms, released }: { ms: number; released: (run: () => void) => () => void },
): void {
  const forget = released(() => {
    clearTimeout(enough);
    send(request, response, answer);
  });
  const enough = setTimeout(() => request.socket.destroy(), ms);
  response.once('close', () => {
    clearTimeout(enough);
    forget();
  });
}
