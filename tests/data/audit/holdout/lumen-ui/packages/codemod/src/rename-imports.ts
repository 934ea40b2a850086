import type { API, FileInfo, Options } from 'jscodeshift';

interface Rule {
  importSource: string;
  target: string;
  names?: Record<string, string>;
}

const rules: Rule[] = [
  { importSource: '@lumen/button', target: '@lumen/core' },
  { importSource: '@lumen/tooltip', target: '@lumen/core', names: { Tooltip: 'Hint' } },
];

export default function transform(file: FileInfo, { jscodeshift: j }: API, options: Options) {
  const root = j(file.source);
  const wanted = options.importSource as string | undefined;

  for (const { importSource, target, names = {} } of rules) {
    if (wanted && wanted !== importSource) continue;
    root.find(j.ImportDeclaration, { source: { value: importSource } }).forEach((path) => {
      path.node.source.value = target;
      path.node.specifiers?.forEach((spec) => {
        if (spec.type === 'ImportSpecifier' && names[spec.imported.name]) {
          spec.imported = j.identifier(names[spec.imported.name]);
        }
      });
    });
  }
  return root.toSource({ quote: 'single' });
}

export function getImportSource(root: any, j: any, local: string): string | null {
  const decl = root.find(j.ImportDeclaration).filter((p: any) =>
    p.node.specifiers.some((s: any) => s.local.name === local),
  );
  return decl.size() ? decl.get().node.source.value : null;
}
