// A JSON Schema as a Markdown table: each key with its type, default and meaning.

/** Deeper than this the shape is named and not spelled out. */
const deepest = 5;

/** The rows of a schema's properties; `path` is what stands before each key. */
export function tableOf(schema, path = '') {
  return ['| key | type | default | meaning |', '| --- | --- | --- | --- |', ...rowsOf(schema, path, 0)].join(
    '\n',
  );
}

function rowsOf(schema, path, depth) {
  return variantsOf(schema).flatMap((variant) => {
    const known = Object.entries(variant.properties ?? {}).flatMap(([key, inner]) => {
      const place = path === '' ? key : `${path}.${key}`;
      const required = variant.required?.includes(key) && inner.default === undefined;
      const below = depth >= deepest ? [] : nestedRows(inner, place, depth + 1);
      return [row(place, inner, required), ...below];
    });
    return known;
  });
}

/** Keys below a key: of an object, of the entries of a list, of each way in which it may be written. */
function nestedRows(schema, place, depth) {
  return variantsOf(schema).flatMap((variant) => {
    if (variant.items !== undefined && !Array.isArray(variant.items))
      return nestedRows(variant.items, `${place}[]`, depth);
    return rowsOf(variant, place, depth);
  });
}

function variantsOf(schema) {
  return schema.anyOf ?? schema.oneOf ?? [schema];
}

function row(place, schema, required) {
  const fallback =
    schema.default === undefined ? (required ? '**required**' : '') : `\`${brief(schema.default)}\``;
  return `| \`${place}\` | ${cell(typeOf(schema))} | ${cell(fallback)} | ${cell(schema.description ?? '')} |`;
}

function brief(value) {
  const text = JSON.stringify(value);
  return text.length > 40 ? '{…}' : text;
}

export function typeOf(schema) {
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined) return [...new Set(variants.map(typeOf))].join(' or ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.type === 'array')
    return schema.prefixItems
      ? `${schema.prefixItems.length} values`
      : `list of ${typeOf(schema.items ?? {})}`;
  if (schema.type === 'number' || schema.type === 'integer') return numberType(schema);
  if (schema.type === 'object')
    return schema.additionalProperties && !schema.properties ? 'names and values' : 'settings';
  if (schema.type === 'boolean') return '`true`, `false`';
  if (schema.type === 'string') return schema.pattern ? `text like \`${schema.pattern}\`` : 'text';
  return schema.type ?? 'any JSON';
}

function numberType({ type, minimum, exclusiveMinimum, maximum, exclusiveMaximum }) {
  const name = type === 'integer' ? 'whole number' : 'number';
  // The bounds of the number type itself say nothing.
  const plain = (bound) =>
    bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : undefined;
  const from = plain(minimum) ?? plain(exclusiveMinimum);
  const to = plain(maximum) ?? plain(exclusiveMaximum);
  const parts = [
    ...(from === undefined ? [] : [plain(minimum) === undefined ? `above ${from}` : `from ${from}`]),
    ...(to === undefined ? [] : [plain(maximum) === undefined ? `below ${to}` : `to ${to}`]),
  ];
  return [name, ...parts].join(' ');
}

export function cell(text) {
  return String(text).replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
}
