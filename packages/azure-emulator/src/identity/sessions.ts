import { randomUUID } from 'node:crypto';
import { makeRoom } from '../world/make-room.ts';

const mostSessions = 1000;

/** Who is signed in with which browser, by a cookie that belongs to this emulator's port alone. */
export class Sessions {
  #cookie: string;
  #people = new Map<string, string>();

  constructor(origin: string) {
    // Cookies do not know ports, so two emulators on one machine need two names.
    this.#cookie = `ESTSAUTH_${new URL(origin).port}`;
  }

  /** Object id of the person signed in, if somebody is. */
  personOf(cookies: string | undefined): string | undefined {
    return this.#people.get(this.#idIn(cookies) ?? '');
  }

  /** Sign a person in; answers the `Set-Cookie` header. */
  start(objectId: string): { id: string; setCookie: string } {
    const id = randomUUID();
    makeRoom(this.#people, mostSessions);
    this.#people.set(id, objectId);
    return { id, setCookie: `${this.#cookie}=${id}; HttpOnly; SameSite=Lax; Path=/` };
  }

  /** Sign whoever it is out; answers the `Set-Cookie` header. */
  end(cookies: string | undefined): string {
    this.#people.delete(this.#idIn(cookies) ?? '');
    return `${this.#cookie}=; Max-Age=0; HttpOnly; SameSite=Lax; Path=/`;
  }

  /** End every browser session of a person. */
  endAll(objectId: string): void {
    for (const [id, person] of this.#people) if (person === objectId) this.#people.delete(id);
  }

  #idIn(cookies: string | undefined): string | undefined {
    const mine = (cookies ?? '').split(/; */).find((cookie) => cookie.startsWith(`${this.#cookie}=`));
    return mine?.slice(this.#cookie.length + 1);
  }
}
