import { z } from 'zod';
import type { Needs } from './needs.js';
import type { Subject } from './subject.js';

/** What a rule found, such as the words that point to a figure; undefined spares the problem. */
export type Finder = (subject: Subject) => string | undefined;

/** What is lent to a rule when it is opened. */
export interface RuleContext {
  /** Resolves a path of the recipe, which is relative to the recipe's own folder. */
  resolve(path: string): string;
}

/** A prompt that a rule must catch or must spare: text alone, or with what it takes to be decided by. */
export type Example<S> =
  | string
  | { readonly text: string; readonly domain?: Subject['domain']; readonly settings?: Partial<S> };

/**
 * One reason to refuse a problem, with examples that it must catch and must not: they are its test. To add one: a file in
 * rules/ and a line in rules/registry.ts.
 */
export interface RuleOf<Shape extends z.ZodRawShape> {
  /** The reason code, and the rule's key in the recipe. */
  readonly code: string;
  /** Completes "the prompt …" for a person; what was found follows it. */
  readonly reason: string;
  /**
   * `prose` leaves out code, whose statements speak of links and figures in passing; `open` leaves out choices as well, whose
   * options make an answer of what would be none.
   */
  readonly domains: 'all' | 'prose' | 'open';
  /** Whether the rule is asked where the recipe says nothing. Off: what is a matter of the dataset and not of soundness. */
  readonly on: boolean;
  /** What it cannot find anything without, whatever its settings are. For speed alone: a rule that does not say is asked of every text. */
  readonly needs?: Needs;
  /** What the recipe can tune, each with a default. */
  readonly settings?: Shape;
  open(settings: z.output<z.ZodObject<Shape>>, context: RuleContext): Finder | Promise<Finder>;
  /** The files, as the recipe names them, whose content decides what is found. */
  reads?(settings: z.output<z.ZodObject<Shape>>): readonly string[];
  readonly examples: {
    readonly caught: readonly Example<z.output<z.ZodObject<Shape>>>[];
    readonly spared: readonly Example<z.output<z.ZodObject<Shape>>>[];
  };
}

/** A rule as the registry lists it: opened only with settings that its own schema has parsed, so their type may be forgotten. */
export interface Rule extends Omit<RuleOf<z.ZodRawShape>, 'settings' | 'open' | 'reads' | 'examples'> {
  readonly settings: z.ZodObject;
  open(settings: unknown, context: RuleContext): Finder | Promise<Finder>;
  reads?(settings: unknown): readonly string[];
  readonly examples: Record<'caught' | 'spared', readonly Example<Record<string, unknown>>[]>;
}

export function rule<Code extends string, Shape extends z.ZodRawShape = Record<never, never>>(
  made: RuleOf<Shape> & { readonly code: Code },
): Rule & { readonly code: Code } {
  return { ...made, settings: z.strictObject(made.settings ?? {}) } as unknown as Rule & {
    readonly code: Code;
  };
}

/** A finder by a pattern: what it matched, on one line and at most 80 characters long; nothing where `unless` matches as well. */
export function pattern(sought: RegExp, unless?: RegExp): Finder {
  return ({ text }) => {
    const found = sought.exec(text);
    return found === null || unless?.test(text) ? undefined : excerpt(found[0]);
  };
}

export function excerpt(found: string): string {
  const line = found.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
