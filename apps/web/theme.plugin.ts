import { teamsHighContrastTheme, tokens, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { join } from 'node:path';
import type { Plugin } from 'vite';

type Values = Readonly<Record<string, string | number>>;
const [light, dark, contrast]: Values[] = [webLightTheme, webDarkTheme, teamsHighContrastTheme];
const colour = /rgba?\([^)]*\)|#[\da-f]{3,8}\b|\btransparent\b/gi;

/** One value for a light and a dark page: each colour of it in both. */
function inBoth(name: string): string {
  const [bright, dim] = [String(light?.[name]), String(dark?.[name])];
  const others = dim.match(colour) ?? [];
  return bright === dim ? bright : bright.replaceAll(colour, (one) => `light-dark(${one}, ${others.shift()})`);
}

const lines = (names: readonly string[], value: (name: string) => string) => names.map((name) => `--${name}: ${value(name)};`).join('\n');

/** Fluent's tokens in the light, dark and contrast look, but those that the style sheet gives a value of its own. */
function withTokens(sheet: string): string {
  const names = Object.keys(light ?? {}).filter((name) => !sheet.includes(`--${name}:`));
  const others = names.filter((name) => contrast?.[name] !== light?.[name] || contrast?.[name] !== dark?.[name]);
  return [
    `:root {\n${lines(names, inBoth)}\n}`,
    `:root[data-theme='contrast'] {\n${lines(others, (name) => String(contrast?.[name]))}\n}`,
    sheet,
  ].join('\n');
}

const isSheet = (id: string): boolean => id.endsWith('/src/theme.css');
const isStyled = (code: string): boolean => /import \{[^}]*\btokens\b[^}]*\} from ['"][^'"]*(@fluentui|tokens)/.test(code);

/**
 * Fluent's tokens stand in the style sheet, which is there before any script and in which a change of the look costs nothing; scripts carry
 * neither their values nor a list of their names.
 */
export const theme: Plugin = {
  name: 'theme',
  enforce: 'post',
  transform: {
    filter: { id: /\.[jt]sx?$/, code: /\btokens\./ },
    handler(code) {
      if (!isStyled(code)) return null;
      const shown = code.replaceAll(/(?<![\w./])tokens\.(\w+)/g, (all, name: string) =>
        name in tokens ? JSON.stringify(Reflect.get(tokens, name)) : all,
      );
      return { code: shown, map: null };
    },
  },
  generateBundle(_options, bundle) {
    const parts = Object.values(bundle);
    const said = (one: (typeof parts)[number]): string => (one.type === 'chunk' ? one.code : String(one.source));
    const sheets = parts.filter((one) => one.type === 'asset' && one.fileName.endsWith('.css'));
    const used = new Set(
      parts
        .flatMap((one) => (/\.(js|css|html)$/.test(one.fileName) ? [...said(one).matchAll(/var\(--(\w+)/g)] : []))
        .map(([, name]) => name),
    );
    for (const sheet of sheets) {
      if (sheet.type !== 'asset') continue;
      sheet.source = String(sheet.source).replaceAll(/--(\w+):([^;{}]*)(;|(?=\}))/g, (all, name: string) =>
        name in (light ?? {}) && !used.has(name) ? '' : all,
      );
    }
  },
};

/** The values of the tokens, before the style sheet is read as one. */
export const themeSheet: Plugin = {
  name: 'theme-sheet',
  enforce: 'pre',
  // The portal's languages are written from the left: no style has a second form.
  resolveId: (source) => (source === 'rtl-css-js/core' ? join(import.meta.dirname, 'src/ui/look/from-the-left.ts') : null),
  transform: { filter: { id: /\/src\/theme\.css/ }, handler: (sheet, id) => (isSheet(id.split('?')[0] ?? '') ? withTokens(sheet) : null) },
};
