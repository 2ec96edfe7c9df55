/** What a style is where one writes from the left: as it is. It stands for the library that turns styles round. */
export const convertProperty = <Value>(key: string, value: Value): { key: string; value: Value } => ({ key, value });
export const convert = <Styles>(styles: Styles): Styles => styles;
