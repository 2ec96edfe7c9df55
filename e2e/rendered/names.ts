const blocks = /^(TD|TH|TR|DIV|P|LI|UL|OL|H\d|SECTION|DT|DD|BUTTON|LABEL|SPAN|BR)$/;

/** Text with its white space as one sees it. */
export const seen = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Whether somebody who cannot see is told of an element. */
const isTold = (element: Element): boolean => element.closest('[aria-hidden="true"],[hidden],script,style') === null;

function contentOf(node: Node): string {
  if (node.nodeType === 3) return node.textContent ?? '';
  if (!(node instanceof Element) || !isTold(node)) return '';
  const label = node.getAttribute('aria-label');
  const inside = label ?? [...node.childNodes].map(contentOf).join('');
  return blocks.test(node.tagName) && node.tagName !== 'SPAN' ? ` ${inside} ` : inside;
}

const byIds = (ids: string): string =>
  seen(
    ids
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );

/** The text of the label of a field. */
export function labelOf(element: Element): string {
  const [by, label] = [element.getAttribute('aria-labelledby'), element.getAttribute('aria-label')];
  if (by !== null) return byIds(by);
  if (label !== null) return label;
  const labels = [...document.querySelectorAll('label')].filter((one) => one.htmlFor === element.id || one.contains(element));
  return seen(labels.map((one) => one.textContent).join(' ')).replace(/ ?\*$/, '');
}

/** What an element is called by those who cannot see it. */
export function nameOf(element: Element): string {
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) || element.hasAttribute('aria-labelledby')) return labelOf(element);
  return seen(element.getAttribute('aria-label') ?? contentOf(element));
}

/** What is said of an element beside its name. */
export const descriptionOf = (element: Element): string => {
  const ids = element.getAttribute('aria-describedby');
  return ids === null ? (element.getAttribute('aria-description') ?? element.getAttribute('title') ?? '') : byIds(ids);
};

const selectors = {
  alert: '[role=alert]',
  button: 'button:not([role]),[role=button]',
  cell: 'td:not([role]),[role=cell]',
  dialog: '[role=dialog],dialog',
  form: 'form[aria-label],form[aria-labelledby]',
  grid: '[role=grid]',
  gridcell: '[role=gridcell],table[role=grid] td',
  group: 'fieldset,[role=group]',
  listitem: 'li',
  menuitem: '[role=menuitem]',
  menuitemradio: '[role=menuitemradio]',
  option: 'option',
  region: 'section[aria-label],section[aria-labelledby],[role=region]',
  searchbox: 'input[type=search],[role=searchbox]',
  status: 'output,[role=status]',
  checkbox: 'input[type=checkbox]:not([role]),[role=checkbox]',
  heading: 'h1,h2,h3,h4',
  link: 'a[href]:not([role])',
  list: 'ul,ol,[role=list]',
  main: 'main',
  radio: 'input[type=radio]',
  radiogroup: '[role=radiogroup]',
  row: 'tr,[role=row]',
  tab: '[role=tab]',
  table: 'table:not([role]),[role=table]',
  textbox: 'input:not([type]),input[type=text],textarea',
  timer: '[role=timer]',
} as const;

/** The roles that journeys name. */
export type AriaRole = keyof typeof selectors;

/** The elements of a role inside others. */
export const ofRole = (places: readonly Element[], role: AriaRole): Element[] =>
  places.flatMap((place) => [...place.querySelectorAll(selectors[role])]).filter(isTold);
