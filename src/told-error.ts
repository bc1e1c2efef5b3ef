import { DatasetError } from '#datasets/dataset-error.js';
import { Failure } from './failure.js';

/** The classes whose errors are told to the user by what they are. */
const classes = { Failure, DatasetError, Error };

/** An error on its way to another thread, which keeps of errors as they are no class and no fields such as an exit code or a path. */
export interface ToldError {
  readonly kind: keyof typeof classes;
  readonly message: string;
  readonly stack: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
}

export function told(thrown: unknown): ToldError {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const kind =
    error instanceof Failure ? 'Failure' : error instanceof DatasetError ? 'DatasetError' : 'Error';
  return { kind, message: error.message, stack: error.stack, fields: { ...error } };
}

export function errorOf({ kind, message, stack, fields }: ToldError): Error {
  return Object.setPrototypeOf(Object.assign(new Error(message), { stack }, fields), classes[kind].prototype);
}
