/** A page as a static file from nginx, compressed beforehand: the most this machine can answer; and behind nginx. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { startNginx, writeConfig } from '@/test/servers/nginx';

const PORT = process.env.BENCH_NGINX_PORT || '4572';

export interface Served {
  address: string;
  stop: () => unknown;
}

/** `secure` is the same site as browsers ask for it: TLS and HTTP/2, with a certificate that nobody has signed. */
export interface ServedBehind extends Served {
  secure: string;
}

const hasNginx = () => spawnSync('nginx', ['-v']).error === undefined;

/** Serves the site through deploy/nginx.conf, at the same paths; nothing where there is no nginx. */
export async function serveBehindNginx(site: string, folder: string): Promise<ServedBehind | undefined> {
  if (!hasNginx()) return;
  const { port } = new URL(site);
  const first = Number(PORT) - 4;
  const ports = { app: Number(port), site: first, tls: first + 1, plain: first + 2, press: first + 3 };
  const { stop } = await startNginx(writeConfig(path.join(folder, 'behind'), ports), ports);
  return { address: `http://127.0.0.1:${ports.site}`, secure: `https://localhost:${ports.tls}`, stop };
}

/** Serves the page; nothing where there is no nginx. */
export async function serveStatic(html: string, folder: string): Promise<Served | undefined> {
  if (!hasNginx()) return;
  const files = path.join(folder, 'static');
  mkdirSync(files, { recursive: true });
  writeFileSync(path.join(files, 'page.html'), html);
  writeFileSync(path.join(files, 'page.html.gz'), gzipSync(html));
  const config = path.join(folder, 'nginx.conf');
  writeFileSync(
    config,
    `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
user ${process.getuid?.() === 0 ? 'root' : 'nobody'};
worker_processes auto;
events {}
http {
  access_log off;
  types { text/html html; }
  client_body_temp_path ${folder}/nginx-body; proxy_temp_path ${folder}/nginx-proxy;
  fastcgi_temp_path ${folder}/nginx-fastcgi; uwsgi_temp_path ${folder}/nginx-uwsgi; scgi_temp_path ${folder}/nginx-scgi;
  sendfile on; keepalive_requests 1000000; gzip_static on; gzip_vary on;
  server { listen 127.0.0.1:${PORT}; root ${files}; }
}
`,
  );
  const child = spawn('nginx', ['-p', folder, '-c', config], { stdio: 'ignore' });
  const address = `http://127.0.0.1:${PORT}/page.html`;
  for (let tries = 0; tries < 50; tries++) {
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { address, stop: () => child.kill('SIGQUIT') };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill();
  throw new Error(`nginx does not serve ${address}: see ${folder}/nginx.log`);
}
