import '@kusto/language-service-next/bridge.min.js';
import '@kusto/language-service-next/Kusto.Language.Bridge.min.js';
import { columns } from '../../providers/resource-graph/rows.ts';

/** What is used of Microsoft's parser, which puts itself on the global object. */
type List<T> = { Count: number; getItem: (at: number) => T };
type Named = { All: readonly { Name: string }[] };
type Language = {
  Functions: Named;
  Aggregates: Named;
  KustoCode: { ParseAndAnalyze: (query: string, globals: unknown) => Analyzed };
  GlobalState: { Default: { WithDatabase: (database: unknown) => unknown } };
  Symbols: {
    TableSymbol: { $ctor7: new (name: string, schema: string, description: null) => unknown };
    DatabaseSymbol: { $ctor2: new (name: string, alternateName: null, members: unknown[]) => unknown };
  };
};
type Analyzed = {
  GetDiagnostics: () => List<{ Severity: string; Message: string }>;
  ResultType: { Columns?: List<{ Name: string; Type: { Name: string } }> } | null;
};

const { Language } = (globalThis as unknown as { Kusto: { Language: Language } }).Kusto;

const schema = `(${columns.map(({ name, type }) => `["${name}"]:${type}`).join(',')})`;
// Names have case in Kusto, which Resource Graph lets pass: each is there as Microsoft's pages write it, too.
const tableNames =
  'resources Resources resourcecontainers ResourceContainers recoveryservicesresources RecoveryServicesResources authorizationresources';
const tables = tableNames.split(' ').map((name) => new Language.Symbols.TableSymbol.$ctor7(name, schema, null));
const globals = Language.GlobalState.Default.WithDatabase(new Language.Symbols.DatabaseSymbol.$ctor2('graph', null, tables));

const itemsOf = <T>(list: List<T> | undefined): T[] =>
  Array.from({ length: list?.Count ?? 0 }, (_, at) => list?.getItem(at)).flatMap((one) => (one === undefined ? [] : [one]));

/** Every function of one value, and every aggregate, that Microsoft's own parser knows. */
export const namesOf = (what: 'Functions' | 'Aggregates'): string[] => Language[what].All.map(({ Name }) => Name);

/** What Microsoft's own parser says of a query: its complaints, and the columns of the answer with their types. */
export function judged(query: string): { complaints: string[]; columns: string[] } {
  const code = Language.KustoCode.ParseAndAnalyze(query, globals);
  return {
    complaints: itemsOf(code.GetDiagnostics())
      .filter(({ Severity }) => Severity === 'Error')
      .map(({ Message }) => Message),
    columns: itemsOf(code.ResultType?.Columns).map(({ Name, Type }) => `${Name}: ${Type.Name}`),
  };
}
