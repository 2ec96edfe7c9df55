import { expectGoodPage, expectNothingSideways } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';
import { timePassesUntil } from '../support/pace.ts';

test.use({ locale: 'de-DE' });

test('whoever reads German protects a volume, backs it up and brings it back', async ({ page, open, azure }) => {
  test.setTimeout(120_000);

  await test.step('the page is in the language of the browser', async () => {
    await open('/volumes');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.getByRole('heading', { level: 1, name: 'Volumes' })).toBeVisible();
  });

  await test.step('configure', async () => {
    await page.getByRole('checkbox', { name: 'sql-data-01 auswählen' }).check();
    await page.getByRole('link', { name: 'Sicherung konfigurieren' }).click();
    await page.getByLabel('Ressourcengruppe').selectOption('rg-backup');
    await page.getByRole('button', { name: 'Tresor erstellen' }).click();
    await expect(page.getByRole('region', { name: 'Sicherungstresor', exact: true })).toContainText('Der Tresor bv-eastus2 wird erstellt.');
    await azure.advanceUntilIdle();
    await page.getByRole('link', { name: 'Weiter: Richtlinie' }).click();
    await page.getByRole('button', { name: 'Richtlinie erstellen' }).click();
    await expect(page.getByRole('radio', { name: /daily-7-days/ })).toBeChecked();
    await page.getByRole('link', { name: 'Weiter: Bereitschaft' }).click();
    await page.getByRole('button', { name: 'Fehlende Rollen zuweisen' }).click();
    await timePassesUntil(azure, page.getByRole('list', { name: 'Azure' }), 'Azure stimmt zu: bereit.');
    await page.getByRole('link', { name: 'Weiter: Überprüfen + konfigurieren' }).click();
    await page.getByRole('button', { name: 'Sicherung konfigurieren' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Die Sicherung von sql-data-01 wird konfiguriert' })).toBeVisible();
    await azure.advanceUntilIdle();
    await expect(page.getByRole('heading', { level: 1, name: 'Die Sicherung von sql-data-01 ist konfiguriert' })).toBeVisible();
    await page.getByRole('link', { name: 'Geschütztes Element öffnen' }).click();
  });

  await test.step('back up', async () => {
    await page.getByRole('button', { name: 'Jetzt sichern' }).click();
    await expect(page.getByText('Sicherung in Bearbeitung')).toBeVisible();
    await azure.advanceUntilIdle();
    await expect(page.getByText('Sicherung abgeschlossen')).toBeVisible();
  });

  await test.step('restore; on a phone nothing is wider than the screen', async () => {
    await page
      .getByRole('table', { name: /Wiederherstellungspunkte/ })
      .getByRole('link')
      .first()
      .click();
    await page.getByRole('link', { name: 'In ein neues Volume wiederherstellen' }).click();
    await page.getByLabel('Name des neuen Volumes').fill('sql-data-01-montag');
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNothingSideways(page);
    await page.getByRole('link', { name: 'Weiter: Prüfen' }).click();
    await page.getByRole('button', { name: 'Fehlende Rollen zuweisen' }).click();
    await timePassesUntil(azure, page.getByRole('list', { name: 'Azure' }), 'Azure stimmt zu: bereit.');
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Weiter: Überprüfen + wiederherstellen' }).click();
    await page.getByRole('button', { name: 'Wiederherstellen', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'sql-data-01-montag wird wiederhergestellt' })).toBeVisible();
    await azure.advanceUntilIdle();
    await expect(page.getByRole('heading', { level: 1, name: 'sql-data-01-montag ist wiederhergestellt' })).toBeVisible();
    await expectGoodPage(page);
  });
});
