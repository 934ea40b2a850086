import { createServer } from 'node:http';
import { links, clicks } from './store';

createServer((req, res) => {
  const slug = (req.url ?? '/').slice(1);
  const link = links.get(slug);
  if (!link) {
    res.writeHead(404).end('no such link');
    return;
  }
  clicks.push({ externalLinkId: link.id, at: Date.now(), referrer: req.headers.referer ?? null });
  res.writeHead(302, { Location: link.url }).end();
}).listen(8081);
