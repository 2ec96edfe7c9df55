import { profileNames, type ProfileName } from '../world/profiles.ts';
import type { World } from '../world/world.ts';
import type { Answer } from '../pages/answer.ts';
import { html, type Html } from '../pages/html.ts';
import { count, momentOf, pageAnswer, worldPath } from '../pages/page.ts';
import { tableOf } from '../pages/table.ts';

/** What an era of Azure Backup is called for a person. */
export const profileWords: Record<ProfileName, string> = {
  'preview-2025-05': 'Preview of May 2025',
  'ga-2026-09': 'General availability of September 2026',
};

const table = (worlds: readonly World[]): Html =>
  tableOf(
    ['World', 'Time there', 'Azure Backup', 'Work', 'Faults'],
    worlds.map((world) => [
      html`<a href="${worldPath(world)}">${world.name}</a>`,
      momentOf(world.timeline.now),
      profileWords[world.profile],
      `${count(world.operations.running.length, 'operation')} running`,
      `${count(world.faults.all.length, 'fault')} on`,
    ]),
  );

const scenarioChoice = html`<select name="scenario">
  <option value="main-job">A small production line</option>
  <option value="demo">A company with 90 days of backups</option>
  <option value="fleet">200 volumes that wait for protection</option>
  <option value="fleet-2000">2,000 volumes, half of them protected</option>
  <option value="fleet-10000">10,000 volumes, half of them protected</option>
  <option value="empty">Nothing to back up yet</option>
</select>`;

const profileChoice = (chosen?: ProfileName): Html =>
  html`<select name="profile">
    ${profileNames.map((name) =>
      name === chosen
        ? html`<option value="${name}" selected>${profileWords[name]}</option>`
        : html`<option value="${name}">${profileWords[name]}</option>`,
    )}
  </select>`;

/** The form that puts another estate in the place of a world, under the portal that shows it. */
export const replaceForm = (world: World): Html =>
  html`<section id="replace" aria-labelledby="replace-title">
    <h2 id="replace-title">Another estate under the same portal</h2>
    <p class="quiet">
      Everything in world ${world.name} is thrown away, and another estate stands in its place, at that estate's own time. People of the
      same names may stay signed in; reload the portal.
    </p>
    <form method="post" action="${worldPath(world)}/replacement" class="row">
      <label>Scenario ${scenarioChoice}</label>
      <label>Azure Backup ${profileChoice(world.profile)}</label>
      <button>Throw away and begin anew</button>
    </form>
  </section>`;

/** The form that loads another world. */
export const loadForm = html`<section id="load" aria-labelledby="load-title">
  <h2 id="load-title">Load a world</h2>
  <form method="post" action="/_emulator/worlds" class="row">
    <label
      >Name
      <input
        name="name"
        pattern="[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?"
        maxlength="40"
        title="Lower-case letters, digits and hyphens"
        autocomplete="off"
        required
    /></label>
    <label>Scenario ${scenarioChoice}</label>
    <label>Azure Backup ${profileChoice()}</label>
    <button>Load the world</button>
  </form>
</section>`;

/** The list of every world of the emulator. */
export function worldsPage(worlds: readonly World[]): Answer {
  const content = html`<main class="control">
    <h1>Worlds</h1>
    <p class="quiet">Each has its own clock, subscriptions and people.</p>
    ${worlds.length === 0 ? html`<p class="note work">No world is loaded.</p>` : table(worlds)} ${loadForm}
  </main>`;
  return pageAnswer(200, { look: 'control', title: 'Worlds of the emulator', controlOn: true, content });
}
