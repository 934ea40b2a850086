import MagicString from 'magic-string';

export function parse(code, importSource, parser) {
  const ast = parser(code);
  const s = new MagicString(code);
  const locals = new Set();
  const tags = [];
  for (const node of ast.body) {
    if (node.type === 'ImportDeclaration' && node.source.value === importSource) {
      node.specifiers.forEach((sp) => locals.add(sp.local.name));
      s.remove(node.start, node.end);
    }
  }
  walk(ast, (node) => {
    if (node.type === 'TaggedTemplateExpression' && locals.has(node.tag.name)) {
      tags.push({ css: node.quasi.quasis.map((q) => q.value.cooked).join('') });
    }
  });
  return { s, tags };
}

function walk(node, fn) {
  if (!node || typeof node !== 'object') return;
  if (node.type) fn(node);
  for (const k in node) walk(node[k], fn);
}
