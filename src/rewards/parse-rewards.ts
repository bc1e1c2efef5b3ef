import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { exitCode, Failure } from '../failure.js';
import { rewardNames } from './registry.js';
import { type RewardList, rewardList } from './reward-list.js';

/** `correct,format:0.2,length:0.5`: names, each with its weight after a colon; 1 if absent. @throws Failure */
export function parseRewards(text: string): RewardList {
  const entries = text.split(',').map((part) => {
    const [name = '', weight, ...more] = part.split(':').map((piece) => piece.trim());
    const number = weight === undefined ? 1 : Number(weight);
    if (more.length > 0 || weight === '' || !Number.isFinite(number)) {
      throw mistake(
        `\`${part.trim()}\` is no reward with its weight`,
        'write name:weight, such as format:0.2',
      );
    }
    return { name, weight: number };
  });
  return checked(entries);
}

/** A YAML or JSON list of rewards, or an object that holds it under `rewards`. @throws Failure naming the file */
export function parseRewardsFile(text: string, file: string): RewardList {
  try {
    const read = parse(text) as unknown;
    const list = Array.isArray(read) ? read : (read as { rewards?: unknown } | null)?.rewards;
    return checked(list, file);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const message = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
    throw mistake(message, 'correct the YAML or JSON', file, error.linePos?.[0].line);
  }
}

function checked(list: unknown, file?: string): RewardList {
  const parsed = rewardList.safeParse(list);
  if (parsed.success) return parsed.data;
  throw mistake(issueText(parsed.error), remedy, file);
}

const remedy = `the rewards are ${rewardNames.join(', ')}; docs/rewards.md tells their settings`;

/** Where in the list, and what is wrong there. */
export function issueText(error: z.ZodError): string {
  const issue = error.issues[0];
  const at = issue?.path.map(String).join('.') ?? '';
  if (issue?.code === 'invalid_type' && at === '') return 'this is no list of rewards';
  const told =
    issue?.code === 'unrecognized_keys'
      ? `there is no setting ${issue.keys.join(', ')} here`
      : issue?.code === 'invalid_union'
        ? 'there is no reward of that name'
        : (issue?.message ?? '');
  return at === '' ? told : `rewards.${at}: ${told}`;
}

function mistake(message: string, way: string, file?: string, line?: number): Failure {
  const place = file === undefined ? {} : { place: { file, ...(line === undefined ? {} : { line }) } };
  return new Failure(exitCode.usage, { message, remedy: way, ...place });
}
