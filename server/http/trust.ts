/**
 * The address a request came from. Each proxy appends to X-Forwarded-For the address that called it, so only as many
 * entries from its end can be believed as there are proxies of ours; whatever stands before them a stranger wrote.
 * @param socket the address at the other end of the connection
 * @param forwarded the X-Forwarded-For header as it arrived
 * @param proxies how many proxies of ours stand before the server
 */
export function clientAddress(socket: string, forwarded: string | undefined, proxies: number): string {
  const chain = [...(forwarded ?? '').split(','), socket].map((entry) => entry.trim()).filter(Boolean);
  return chain.at(-1 - proxies) ?? chain[0] ?? '';
}
