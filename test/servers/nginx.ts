/** nginx with deploy/nginx.conf, on loopback: only names, ports, folders and timeouts differ. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

const DEPLOY = path.resolve('deploy');

/** Debian's path of the module. */
export const BROTLI = existsSync('/usr/share/nginx/modules/ngx_http_brotli_filter_module.so');

export interface Ports {
  app: number;
  /** Without TLS, which only the tests use. */
  site: number;
  tls: number;
  /** Port 80 of the configuration. */
  plain: number;
  press: number;
}

/**
 * Writes the configuration into a folder of its own; returns its path.
 * @param patience the proxy's read timeout
 * @throws when deploy/nginx.conf has not all the lines that are changed
 */
export function writeConfig(
  folder: string,
  { app, site, tls, plain, press }: Ports,
  patience = '10s',
): string {
  const changes: [from: string, to: string][] = [
    // The owner of these files; without root, nginx warns that it cannot change its user.
    ['user www-data;', `daemon off;\nuser ${process.getuid?.() === 0 ? 'root' : 'nobody'};`],
    ['worker_rlimit_nofile 65536;', ''],
    ['worker_connections 8192;', 'worker_connections 512;'],
    ['/run/nginx.pid', `${folder}/nginx.pid`],
    ['/var/log/nginx/', `${folder}/`],
    ['/var/cache/nginx/', `${folder}/`],
    ['/opt/maqal/deploy', DEPLOY],
    ['/etc/letsencrypt/live/maqal.example/', `${folder}/`],
    ['maqal.example;', `localhost:${site};`],
    ['127.0.0.1:3000', `127.0.0.1:${app}`],
    ['127.0.0.1:3080', `127.0.0.1:${press}`],
    ['listen 80 default_server;', `listen 127.0.0.1:${plain};`],
    ['listen [::]:80 default_server;', ''],
    ['listen 443 ssl http2 default_server;', `listen 127.0.0.1:${tls} ssl http2;\nlisten 127.0.0.1:${site};`],
    ['listen [::]:443 ssl http2 default_server;', ''],
    ['client_header_timeout 10s;', 'client_header_timeout 1s;'],
    ['client_body_timeout 10s;', 'client_body_timeout 1s;'],
    ['proxy_read_timeout 10s;', `proxy_read_timeout ${patience};`],
    ['http {', `http {\n${temporaryFolders(folder)}`],
  ];
  let config = readFileSync(path.join(DEPLOY, 'nginx.conf'), 'utf8');
  for (const [from, to] of changes) {
    if (!config.includes(from)) throw new Error(`deploy/nginx.conf says no longer: ${from}`);
    config = config.replaceAll(from, to);
  }
  mkdirSync(folder, { recursive: true });
  makeCertificate(folder);
  if (BROTLI) copyFileSync(path.join(DEPLOY, 'nginx-brotli.conf'), path.join(folder, 'nginx-brotli.conf'));
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(file, config);
  return file;
}

function temporaryFolders(folder: string): string {
  return ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join('\n');
}

function makeCertificate(folder: string): void {
  const [key, certificate] = ['privkey.pem', 'fullchain.pem'].map((name) => path.join(folder, name));
  const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost`;
  const made = spawnSync('openssl', [
    ...words.split(' '),
    ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', key ?? '', '-out', certificate ?? ''],
  ]);
  if (made.status !== 0) throw new Error(`No certificate: ${made.stderr}`);
}

/** `nginx -t`: whether the configuration is valid, and its messages. */
export function checkConfig(file: string): { taken: boolean; said: string } {
  const { status, stderr, error } = spawnSync('nginx', ['-t', '-c', file], { encoding: 'utf8' });
  if (error) throw new Error('These tests need nginx: `apt-get install nginx`', { cause: error });
  return { taken: status === 0, said: stderr };
}

/** Starts nginx, and waits until it listens. */
export async function startNginx(file: string, { site }: Ports): Promise<{ stop: () => Promise<void> }> {
  const { taken, said } = checkConfig(file);
  if (!taken) throw new Error(said);
  const nginx = spawn('nginx', ['-c', file], { stdio: 'ignore' });
  while (!(await listens(site))) {
    if (nginx.exitCode !== null) throw new Error(readFileSync(path.join(file, '..', 'error.log'), 'utf8'));
    await setTimeout(20);
  }
  return { stop: () => stopped(nginx) };
}

async function listens(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/metrics`).then(
    () => true,
    () => false,
  );
}

async function stopped(nginx: ChildProcess): Promise<void> {
  if (nginx.exitCode !== null || nginx.signalCode !== null) return;
  const exited = once(nginx, 'exit');
  nginx.kill('SIGTERM');
  await exited;
}
