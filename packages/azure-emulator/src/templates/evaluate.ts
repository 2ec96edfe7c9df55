import { weightOf } from '../json/weight.ts';
import { expressionIn, isExpression, type Expression } from './expression.ts';
import { NotMadeYet, TemplateFailure } from './failure.ts';
import { pureFunctions } from './functions/pure-functions.ts';
import { requireWeight } from './weight.ts';

/** A function of the template language; names have no case. */
export type TemplateFunction = (...args: unknown[]) => unknown;

/** What an expression may call beside the functions that need nothing but their arguments. */
export type Functions = Readonly<Record<string, TemplateFunction>>;

/** What a part of a template stands for: every text in it that is an expression is worked out by `work`. */
function walked(value: unknown, work: (text: string) => unknown): unknown {
  if (typeof value === 'string') {
    if (isExpression(value)) return work(value);
    return value.startsWith('[[') ? value.slice(1) : value;
  }
  if (Array.isArray(value)) return value.map((item) => walked(item, work));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, walked(inside, work)]));
}

/** What a part of a template stands for. */
export const evaluated = (value: unknown, functions: Functions): unknown =>
  walked(value, (text) => evaluate(expressionIn(text), functions));

/** The same as far as it is known before anything is made: an expression that asks for more stays as it was written [D]. */
export const foreseen = (value: unknown, functions: Functions): unknown =>
  walked(value, (text) => {
    try {
      return evaluate(expressionIn(text), functions);
    } catch (failure) {
      if (failure instanceof NotMadeYet) return text;
      throw failure;
    }
  });

function evaluate(expression: Expression, functions: Functions): unknown {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'part') return partOf(evaluate(expression.of, functions), evaluate(expression.part, functions));
  const name = expression.name.toLowerCase();
  if (name === 'if') return chosen(expression.args, functions);
  const found = [functions, pureFunctions].find((all) => Object.hasOwn(all, name))?.[name];
  if (found === undefined) throw new TemplateFailure(`The template function '${expression.name}' is not valid.`);
  const made = found(...expression.args.map((arg) => evaluate(arg, functions)));
  requireWeight(weightOf(made));
  return made;
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
