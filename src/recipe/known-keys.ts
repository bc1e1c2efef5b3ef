import { z } from 'zod';

/**
 * The keys that a schema knows at a path of a value, for suggestions. Of a union it takes the branches that share a key with what was
 * written, so that a misspelt `family` source is not told the keys of a file source.
 */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[], value: unknown): string[] {
  let reached = branches(schema);
  let at = value;
  for (const key of path) {
    reached = reached.flatMap((branch) => step(branch, key)).flatMap(branches);
    at = (at as Record<PropertyKey, unknown> | undefined)?.[key];
  }
  const written = Object.keys((at ?? {}) as object);
  const objects = reached.filter((branch) => branch instanceof z.ZodObject);
  const fitting = objects.filter((object) => written.some((key) => key in object.shape));
  return [
    ...new Set((fitting.length > 0 ? fitting : objects).flatMap((object) => Object.keys(object.shape))),
  ];
}

/** The schemas behind defaults, options and unions. */
function branches(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => branches(option as z.ZodType));
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable
  ) {
    return branches(schema.unwrap() as z.ZodType);
  }
  return [schema];
}

function step(schema: z.ZodType, key: PropertyKey): z.ZodType[] {
  if (schema instanceof z.ZodObject) {
    const field = schema.shape[key as string] as z.ZodType | undefined;
    return field === undefined ? [] : [field];
  }
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType];
  return [];
}
