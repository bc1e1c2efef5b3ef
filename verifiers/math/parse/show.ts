/** A tree as one line that shows how it was read: every grouping explicit. For people, never for comparing. */
import { children, type Node } from './tree.js';

function number({ n, d }: { readonly n: bigint; readonly d: bigint }): string {
  return d === 1n ? `${n}` : `${n}/${d}`;
}

export function show(node: Node): string {
  const inner = () => children(node).map(show);
  switch (node.kind) {
    case 'number':
      return number(node.value);
    case 'based':
      return `${number(node.value)} (base ${node.base})`;
    case 'constant':
    case 'variable':
    case 'numberset':
      return node.name;
    case 'words':
      return JSON.stringify(node.text);
    case 'finding':
      return `“${node.says}”`;
    case 'time':
      return `${[node.hour, node.minute, node.second ?? 0].map((part) => String(part).padStart(2, '0')).join(':')} ${node.half ?? ''}`.trim();
    case 'add':
      return `(${inner().join(' + ')})`;
    case 'multiply':
      return `(${inner().join('·')})`;
    case 'divide':
      return `(${inner().join(' / ')})`;
    case 'power':
      return `${inner().join('^')}`;
    case 'negate':
      return `-${inner()[0]}`;
    case 'call':
      return `${node.name}(${inner().join(', ')})`;
    case 'quantity':
      return `${inner()[0]} [${node.unit}]`;
    case 'tuple':
      return `${node.open}${inner().join(', ')}${node.close}`;
    case 'relation':
      return node.sides
        .map((side, k) => (k === 0 ? show(side) : ` ${node.ops[k - 1]} ${show(side)}`))
        .join('');
    case 'matrix':
      return `matrix[${node.rows.map((row) => row.map(show).join(', ')).join('; ')}]`;
    case 'label':
      return `${node.name}: ${inner()[0]}`;
    default:
      return `${node.kind}{${inner().join(', ')}}`;
  }
}
