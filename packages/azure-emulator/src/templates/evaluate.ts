import { expressionIn, isExpression, type Expression } from './expression.ts';
import { TemplateFailure } from './failure.ts';
import { pureFunctions } from './functions/pure-functions.ts';

/** A function of the template language; names have no case. */
export type TemplateFunction = (...args: unknown[]) => unknown;

/** What an expression may call beside the functions that need nothing but their arguments. */
export type Functions = Readonly<Record<string, TemplateFunction>>;

/** What a part of a template stands for: every text in it that is an expression is worked out. */
export function evaluated(value: unknown, functions: Functions): unknown {
  if (typeof value === 'string') {
    if (isExpression(value)) return evaluate(expressionIn(value), functions);
    return value.startsWith('[[') ? value.slice(1) : value;
  }
  if (Array.isArray(value)) return value.map((item) => evaluated(item, functions));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, evaluated(inside, functions)]));
}

function evaluate(expression: Expression, functions: Functions): unknown {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'part') return partOf(evaluate(expression.of, functions), evaluate(expression.part, functions));
  const name = expression.name.toLowerCase();
  if (name === 'if') return chosen(expression.args, functions);
  const found = functions[name] ?? pureFunctions[name];
  if (found === undefined) throw new TemplateFailure(`The template function '${expression.name}' is not valid.`);
  return found(...expression.args.map((arg) => evaluate(arg, functions)));
}

/** Only the side that is chosen is worked out. */
function chosen([condition, then, otherwise]: Expression[], functions: Functions): unknown {
  if (condition === undefined || then === undefined || otherwise === undefined) {
    throw new TemplateFailure("The template function 'if' expects three arguments.");
  }
  return evaluate(evaluate(condition, functions) === true ? then : otherwise, functions);
}

function partOf(of: unknown, part: unknown): unknown {
  if (Array.isArray(of)) {
    const at = Number(part);
    if (Number.isInteger(at) && at >= 0 && at < of.length) return of[at];
    throw new TemplateFailure(`The language expression array index '${String(part)}' is out of bounds.`);
  }
  if (typeof of === 'object' && of !== null && typeof part === 'string') {
    // Names of properties have no case.
    const found = Object.entries(of).find(([name]) => name.toLowerCase() === part.toLowerCase());
    if (found !== undefined) return found[1];
    throw new TemplateFailure(
      `The language expression property '${part}' doesn't exist, available properties are '${Object.keys(of).join(', ')}'.`,
    );
  }
  throw new TemplateFailure(`The language expression property '${String(part)}' can't be evaluated.`);
}
