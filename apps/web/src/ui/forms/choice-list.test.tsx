// @vitest-environment happy-dom
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ChoiceList } from './choice-list.tsx';

test('what is to be done about a choice stands below it: neither it nor those before it move', () => {
  const choices = [
    { value: 'one', title: 'bv-eastus2' },
    { value: 'two', title: 'bv-trial', below: <p>It has no identity.</p> },
    { value: 'three', title: 'bv-westus' },
  ];
  const page = document.createElement('div');
  page.innerHTML = renderToStaticMarkup(<ChoiceList label="Vault" choices={choices} value="two" onChange={() => undefined} />);
  expect(page.textContent).toBe('Vaultbv-eastus2bv-trialIt has no identity.bv-westus');
});
