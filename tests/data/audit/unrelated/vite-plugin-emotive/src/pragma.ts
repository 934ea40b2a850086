const PRAGMA = /\/\*\*?\s*@jsxImportSource\s+([^\s*]+)\s*\*\//

export function readPragma(code: string): string | undefined {
  return PRAGMA.exec(code)?.[1]
}
