'use strict'

/** @type {import('eslint').Rule.RuleModule} */
module.exports = {
  meta: {
    type: 'problem',
    hasSuggestions: true,
    schema: [],
    messages: { deep: 'Import from the package root, not from {{ importSource }}.' },
  },
  create(context) {
    function check(node, importSource) {
      if (typeof importSource !== 'string') return
      if (/^vite-plugin-route-hints\/(src|dist)\//.test(importSource)) {
        context.report({ node, messageId: 'deep', data: { importSource } })
      }
    }
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => check(node, node.source.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
    }
  },
}
