import { locks, vaultRoles } from './access-page.ts';
import { directoryGroups, managementGroups } from './directory-page.ts';
import { presets } from './fault-presets.ts';
import { faultSentence } from './fault-sentence.ts';
import type { LoggedRequest } from './request-log.ts';
import { underWay } from './under-way.ts';
import type { World } from '../world/world.ts';
import type { Answer } from '../pages/answer.ts';
import { html, type Html } from '../pages/html.ts';
import { count, momentOf, pageAnswer, worldPath } from '../pages/page.ts';
import { tableOf } from '../pages/table.ts';
import { rolesOf } from '../identity/roles.ts';
import { loadForm, profileWords, replaceForm } from './worlds-page.ts';

const requestsShown = 20;

/** A world's own page: its clock, its faults, who may sign in and the last calls. */
export function worldPage(world: World, requests: readonly LoggedRequest[]): Answer {
  const content = html`<main class="control">
    <h1>World ${world.name}</h1>
    <p class="quiet">
      ${count(world.subscriptions.length, 'subscription')}: ${world.subscriptions.map((one) => one.displayName).join(', ')}. Azure Backup:
      ${profileWords[world.profile]} (<code>${world.profile}</code>).
      <a href="/_emulator/worlds">All worlds</a>
    </p>
    ${world.note === undefined ? undefined : html`<p class="note work">${world.note}</p>`} ${clock(world)} ${faults(world)} ${people(world)}
    ${principals(world)} ${locks(world)} ${vaultRoles(world)} ${directoryGroups(world)} ${managementGroups(world)} ${calls(requests)}
    ${exported(world)} ${replaceForm(world)} ${loadForm}
  </main>`;
  return pageAnswer(200, { look: 'control', title: `World ${world.name} of the emulator`, world, controlOn: true, content });
}

const exported = (world: World): Html =>
  html`<section id="export" aria-labelledby="export-title">
    <h2 id="export-title">Export</h2>
    <p class="quiet">
      A file with every resource of this world as it is now. <code>npm start -- --world FILE</code> makes a world of it again, and so does
      <code>--import FILE</code> where the emulator runs alone.
    </p>
    <a class="button" href="${worldPath(world)}/export" download="${world.name}.json">Export this world</a>
  </section>`;

const step = (world: World, words: string, minutes: number): Html =>
  html`<form method="post" action="${worldPath(world)}/advance">
    <input type="hidden" name="evenIfIdle" value="true" /><button name="minutes" value="${minutes}">${words}</button>
  </form> `;

function clock(world: World): Html {
  const waiting = underWay(world).length;
  const { nextDue } = world.timeline;
  const untilIdle = html`<form method="post" action="${worldPath(world)}/advance-until-idle">
    <button class="primary">Run until all work is done</button>
  </form>`;
  return html`<section id="clock" aria-labelledby="clock-title">
    <h2 id="clock-title">Clock</h2>
    <p class="big">${momentOf(world.timeline.now)}</p>
    <p class="quiet">
      ${waiting === 0 ? 'Nothing is under way.' : `${count(waiting, 'piece')} of work under way.`}
      ${nextDue === undefined ? 'Nothing is planned.' : html`The next thing happens ${momentOf(nextDue)}.`}
    </p>
    <div class="row">
      ${step(world, '+1 hour', 60)}${step(world, '+1 day', 1440)}${step(world, '+30 days', 43_200)}${waiting === 0 ? undefined : untilIdle}
    </div>
    <form method="post" action="${worldPath(world)}/advance" class="row">
      <input type="hidden" name="evenIfIdle" value="true" />
      <label
        >Moment (UTC)
        <input
          name="until"
          pattern="[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}"
          title="Year, month, day, hour and minute, as in 2026-09-08 08:00"
          autocomplete="off"
          value="${fieldOf(world.timeline.now + 86_400_000)}"
          required
      /></label>
      <button>Run to this moment</button>
    </form>
    <form method="post" action="${worldPath(world)}/slowness" class="row">
      <label
        >Work that begins now takes
        <select name="times">
          ${speeds.map(([times, words]) => speed(world, times, words))}
        </select></label
      >
      <button>Set</button>
    </form>
    <p class="quiet">What is under way ends when it would have. In a fleet, daily backups keep Azure's pace.</p>
  </section>`;
}

const fieldOf = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');

const speeds: readonly [number, string][] = [
  [1, 'as long as in Azure'],
  [10, '10 times as long'],
  [100, '100 times as long'],
];

const speed = (world: World, times: number, words: string): Html =>
  times === world.slowness ? html`<option value="${times}" selected>${words}</option> ` : html`<option value="${times}">${words}</option> `;

function faults(world: World): Html {
  const on = world.faults.all.map(
    (fault) =>
      html`<li class="row">
        <span class="grow">${faultSentence(fault)}</span>
        <form method="post" action="${worldPath(world)}/removed-faults/${fault.id}"><button class="small">Switch off</button></form>
      </li> `,
  );
  const choices = Object.entries(presets).map(([name, preset]) => html`<option value="${name}">${preset.words}</option>`);
  return html`<section id="faults" aria-labelledby="faults-title">
    <h2 id="faults-title">Faults</h2>
    ${
      on.length === 0
        ? html`<p class="quiet">No fault is on.</p>`
        : html`<ul class="lines">
            ${on}
          </ul>`
    }
    <form method="post" action="${worldPath(world)}/faults" class="row">
      <label
        >Fault
        <select name="preset">
          ${choices}
        </select></label
      >
      <label>Times <input name="times" type="number" min="1" max="1000" value="1" required /></label>
      <button>Switch on</button>
    </form>
  </section>`;
}

function people(world: World): Html {
  const rows = world.people.map((person) => [html`<b>${person.displayName}</b>`, person.userPrincipalName, rolesOf(world, person)]);
  return html`<section id="people" aria-labelledby="people-title">
    <h2 id="people-title">People</h2>
    ${tableOf(['Person', 'Signs in as', 'Roles'], rows)}
  </section>`;
}

function principals(world: World): Html {
  const rows = world.principals.map((principal) => [
    html`<b>${principal.name}</b>`,
    html`<code>${principal.clientId}</code>`,
    html`<code>${principal.clientSecret}</code>`,
    rolesOf(world, principal),
  ]);
  return html`<section id="principals" aria-labelledby="principals-title">
    <h2 id="principals-title">Service principals</h2>
    ${tableOf(['Application', 'Client id', 'Secret', 'Roles'], rows)}
  </section>`;
}

function calls(requests: readonly LoggedRequest[]): Html {
  const rows = requests
    .slice(-requestsShown)
    .toReversed()
    .map(({ time, status, method, path }) => [momentOf(Date.parse(time)), status, html`<code>${method} ${path}</code>`]);
  return html`<section id="requests" aria-labelledby="requests-title">
    <h2 id="requests-title">Last calls</h2>
    ${
      rows.length === 0
        ? html`<p class="quiet">Nobody has called Azure Resource Manager in this world yet.</p>`
        : tableOf(['Time there', 'Answer', 'Call'], rows)
    }
  </section>`;
}
