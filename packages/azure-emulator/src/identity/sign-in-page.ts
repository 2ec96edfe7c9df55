import type { Answer } from '../pages/answer.ts';
import { html, type Html } from '../pages/html.ts';
import { count, pageAnswer } from '../pages/page.ts';
import { rolesOf } from './roles.ts';
import type { Person, World } from '../world/world.ts';
import type { Registration } from '../world/registrations.ts';

/** What the sign-in page shows: one world's people, the hinted one first, and the way to other worlds. */
export type SignInChoice = {
  application: Registration;
  world: World | undefined;
  otherWorlds: readonly World[];
  /** The login hint as asked, when there was one. */
  hint: string | undefined;
  /** The address that signs this person in. */
  pick: (person: Person) => string;
  /** The address of this page for another world. */
  show: (world: World) => string;
  controlOn: boolean;
};

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .filter((letter) => /\p{L}/u.test(letter))
    .slice(0, 2)
    .join('');

function worldSentence(world: World): string {
  const sans = world.resources.list('Microsoft.ElasticSan/elasticSans').length;
  const volumes = world.resources.list('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes').length;
  return `${count(sans, 'Elastic SAN')} and ${count(volumes, 'volume')} in ${count(world.subscriptions.length, 'subscription')}.`;
}

const personRow = (choice: SignInChoice, world: World, person: Person): Html =>
  html`<li${isHinted(choice, person) ? html` class="first"` : undefined}><a href="${choice.pick(person)}"><span class="initials" aria-hidden="true">${initialsOf(person.displayName)}</span> <span><b>${person.displayName}</b> <span class="upn">${person.userPrincipalName}</span></span> <span class="role">${rolesOf(world, person)}</span> <span class="chevron" aria-hidden="true"></span></a></li>
`;

const isHinted = (choice: SignInChoice, person: Person): boolean => choice.hint?.toLowerCase() === person.userPrincipalName.toLowerCase();

function peopleOf(choice: SignInChoice): Html {
  const { world, hint } = choice;
  if (world === undefined && hint !== undefined)
    return html`<p class="note">Nobody here is called ${hint}. Leave the hint out to choose from a list.</p>`;
  if (world === undefined || world.people.length === 0)
    return html`<p class="note">There is nobody to sign in as yet: load a world first.</p>`;
  const people = world.people.toSorted((a, b) => Number(isHinted(choice, b)) - Number(isHinted(choice, a)));
  return html`<ul class="people">
    ${people.map((person) => personRow(choice, world, person))}
  </ul>`;
}

function worldsOf(choice: SignInChoice): Html | undefined {
  if (choice.otherWorlds.length === 0 || choice.world === undefined) return undefined;
  const others = choice.otherWorlds.map((world) => html`<li><a href="${choice.show(world)}">${world.name}</a></li>`);
  return html`<nav aria-labelledby="worlds">
    <h2 id="worlds">Worlds</h2>
    <ul class="worlds">
      <li><a href="${choice.show(choice.world)}" aria-current="true">${choice.world.name}</a></li>
      ${others}
    </ul>
  </nav>`;
}

/** The page on which a person picks who to be; plain links, no script. */
export function signInPage(choice: SignInChoice): Answer {
  const { application, world } = choice;
  const about = world === undefined ? undefined : html`<p class="about">World <strong>${world.name}</strong>: ${worldSentence(world)}</p>`;
  const content = html`<main class="sign-in">
    <div class="brand">
      <div>
        <img src="/_assets/icon.svg" alt="" width="40" height="40" />
        <p class="name">${application.displayName}</p>
        ${about}${worldsOf(choice)}
      </div>
    </div>
    <div class="choose">
      <h1>Pick a person to sign in as</h1>
      <p class="quiet">What you can do follows from their roles, as in Azure. No password.</p>
      ${peopleOf(choice)}
    </div>
  </main>`;
  return pageAnswer(200, { look: 'sign-in', title: `Sign in to ${application.displayName}`, world, controlOn: choice.controlOn, content });
}
