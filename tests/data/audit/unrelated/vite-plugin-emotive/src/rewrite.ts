import type { PluginObj, types as T } from '@babel/core'

const MAP: Record<string, string> = { react: 'preact/compat', 'react-dom': 'preact/compat' }

export function rewriteImports({ types: t }: { types: typeof T }): PluginObj {
  return {
    visitor: {
      ImportDeclaration(path) {
        const importSource = path.node.source.value
        if (importSource in MAP) path.node.source = t.stringLiteral(MAP[importSource])
      },
      ImportDefaultSpecifier(path) {
        const importIdentifier = path.node.local.name
        if (importIdentifier === 'React' && !path.scope.getBinding(importIdentifier)?.referenced) path.remove()
      },
    },
  }
}
