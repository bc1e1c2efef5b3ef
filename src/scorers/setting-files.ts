/** The files that settings of a scorer name: heads and calibrations, checked so that what is loaded can be applied. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { exitCode, Failure } from '../failure.js';
import { type Calibration, calibration } from './calibration.js';
import { type Heads, heads } from './heads.js';

const risingCalibration = calibration
  .refine(({ raw, probability }) => raw.length === probability.length, 'raw and probability differ in length')
  .refine(({ raw, probability }) => rising(raw) && rising(probability), 'raw and probability must rise');

const fittingHeads = heads.refine(
  ({ dimension, quality, difficulty }) =>
    [quality, difficulty].every((head) => head === undefined || head.weights.length === dimension),
  'each head must have as many weights as the dimension',
);

/** @throws Failure when the file cannot be read or does not hold heads. */
export const readHeads = (path: string): Promise<Heads> =>
  readChecked(path, fittingHeads, 'make it with `rlvr scorer train --encoder …`');

/** @throws Failure when the file cannot be read or does not hold a calibration. */
export const readCalibration = (path: string): Promise<Calibration> =>
  readChecked(path, risingCalibration, 'it must be {"raw":[…],"probability":[…]}, both rising');

async function readChecked<T>(path: string, schema: z.ZodType<T>, remedy: string): Promise<T> {
  const parsed = schema.safeParse(parsedJson(await readText(path, remedy), path, remedy));
  if (parsed.success) return parsed.data;
  const message = z.prettifyError(parsed.error).replaceAll('\n', ' ');
  throw new Failure(exitCode.usage, { message, remedy, place: { file: path } });
}

/** @throws Failure when the file cannot be read. */
export async function readText(path: string, remedy: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const message = `cannot be read: ${(cause as Error).message}`;
    throw new Failure(exitCode.usage, { message, remedy, place: { file: path }, cause });
  }
}

function parsedJson(text: string, path: string, remedy: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Failure(exitCode.usage, { message: 'is not JSON', remedy, place: { file: path }, cause });
  }
}

function rising(values: readonly number[]): boolean {
  return values.every((value, at) => at === 0 || value >= (values[at - 1] as number));
}
