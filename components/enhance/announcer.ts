let region: HTMLElement | undefined;

/** Makes the place where short things are said to those who do not see them appear. It must be there before it speaks. */
export function openAnnouncer(): void {
  region = document.createElement('div');
  region.className = 'heard';
  region.ariaLive = 'polite';
  document.body.append(region);
}

export function announce(words = ''): void {
  if (region) region.textContent = words;
}
