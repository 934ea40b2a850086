import { parse } from './parse.js';

const PREFIX = '\0virtual-css:';

export default function virtualCss(options = {}) {
  const { importSource = 'virtual-css', importId = (file, n) => `${file}.${n}.css`, preloadHint = true } = options;
  const modules = new Map();

  return {
    name: 'virtual-css',

    resolveId(source, importer) {
      if (modules.has(source)) return PREFIX + source;
      if (source === importSource) return { id: source, external: true };
      return null;
    },

    load(id) {
      return id.startsWith(PREFIX) ? modules.get(id.slice(PREFIX.length)) : null;
    },

    transform(code, file) {
      if (!code.includes(importSource)) return null;
      let n = 0;
      const { s, tags } = parse(code, importSource, this.parse);
      for (const tag of tags) {
        const id = importId(file, n++);
        modules.set(id, tag.css);
        s.prepend(`import ${JSON.stringify(id)};\n`);
      }
      return { code: s.toString(), map: s.generateMap({ hires: true }) };
    },

    generateBundle(_, bundle) {
      if (!preloadHint) return;
      for (const file of Object.keys(bundle).filter((f) => f.endsWith('.css'))) {
        this.emitFile({ type: 'asset', fileName: `${file}.hint.html`, source: `<link rel="preload" as="style" href="/${file}">` });
      }
    },
  };
}
