let region: HTMLElement | undefined;

/** Creates a live region for screen readers. It must be in the page before it is written to. */
export function openAnnouncer(): void {
  region = document.createElement('div');
  region.className = 'heard';
  region.ariaLive = 'polite';
  document.body.append(region);
}

export function announce(words = ''): void {
  if (region) region.textContent = words;
}
