const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as the browser's own field writes it, on the person's clock; empty if it is none. */
export function localText(at: string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return '';
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** The moment that such a text means: the end of its minute, so that a point of that minute counts. */
export function momentOf(text: string): string | undefined {
  const moment = new Date(`${text}:59.999`);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) && !Number.isNaN(moment.getTime()) ? moment.toISOString() : undefined;
}
