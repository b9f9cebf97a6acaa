import { parseDirectiveLines } from '../parsing/directives.ts';
import { unresolvedText } from '../parsing/traced-text.ts';
import { type Extractor, nothing } from './extractor.ts';
import { referenceIn, serverDeclarations } from './server-files.ts';

/** Apache's httpd listens where `Listen` says and nowhere else. Source: httpd.apache.org/docs/2.4/mod/mpm_common.html#listen */
export const apache: Extractor = {
  id: 'apache',
  name: 'Apache',
  files: ['httpd.conf', 'apache2.conf', 'ports.conf', '*.conf'],
  reads: '`Listen` with its address; `ProxyPass` as a reference',
  omits: 'whether a module that `<IfModule>` asks for is loaded; values that `Define` sets',
  matches: (path) => /\.conf(?:\.template)?$/.test(path),
  extract(file) {
    if (!/^[ \t]*(?:Listen[ \t]|<VirtualHost\b|ProxyPass)/im.test(file.text)) return nothing;
    const lines = parseDirectiveLines(file);
    const ports = lines.flatMap(([name, value]) => {
      if (name?.text.toLowerCase() !== 'listen' || !value) return [];
      const isKnown = !value.text.includes('$');
      return [{ value: isKnown ? value : unresolvedText(value.text, (from, to) => value.locate(from, to)) }];
    });
    const references = lines.flatMap(([name, ...args]) =>
      /^ProxyPass(?:Match|Reverse)?$/i.test(name?.text ?? '') ? args.flatMap(referenceIn) : [],
    );
    const server = { command: 'httpd', runtime: 'native', identity: ['apache', 'httpd', 'apache2'] } as const;
    return { declarations: [...serverDeclarations(file, server, ports), ...references], problems: [] };
  },
};
