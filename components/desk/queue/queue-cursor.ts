/** Roving focus in the queue: the current comment has the focus, and `aria-current`. */
export class QueueCursor {
  /** Last known index of the current comment; -1 before there was one. */
  #index = -1;
  /** Id of the comment to focus after an undo. */
  #wanted: string | null = null;
  /** Whether the focus was last in the list. */
  #inList = false;

  /** Handles a shortcut key; false when there is nothing to do. */
  press(key: string): boolean {
    if (key === 'j' || key === 'k') return this.#step(key === 'j' ? 1 : -1);
    if (key === '/') return this.#search();
    if (key === 'u') return this.#undo();
    if (key === '*') return click(document.querySelector('[data-select-all]'));
    if (/^\d$/.test(key)) return click(openReasons()?.querySelectorAll('button')[Number(key) - 1]);
    const item = this.#current();
    if (key === 'x') return click(item?.querySelector('[data-select]'));
    if (item && !isUndecided(item)) return true;
    if (/^[poec]$/.test(key)) {
      const way = item?.querySelector<HTMLElement>(`[data-key=${key}]`);
      return openText(way) || click(way);
    }
    const anySelected = document.querySelector('[data-select]:checked') !== null;
    const scope = anySelected ? document.getElementById('bulk') : item;
    if (key === 'r') return showReasons(scope?.querySelector('[data-reasons]'));
    return (key === 'a' || key === 's') && click(scope?.querySelector(`[data-key=${key}]`));
  }

  /** Back from a field to the comment it is about; false when it is about none. */
  leave(field: Element): boolean {
    return focusOn(field.closest<HTMLElement>('[data-item]'));
  }

  /** On focusin. */
  track(target: EventTarget | null): void {
    const reasons = openReasons();
    if (reasons && target instanceof Node && !reasons.parentElement?.contains(target)) reasons.hidePopover();
    const item = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
    this.#inList = item !== null;
    if (!item) return;
    const all = items();
    this.#index = all.indexOf(item);
    for (const other of all) {
      if (other === item) other.setAttribute('aria-current', 'true');
      else other.removeAttribute('aria-current');
    }
  }

  /** On submit: focuses the next comment before the response comes, so nobody waits for it. */
  advance({ target, submitter }: SubmitEvent): void {
    openReasons()?.hidePopover();
    const word = submitter instanceof HTMLButtonElement ? (submitter.value.split(':')[0] ?? '') : '';
    const item = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
    if (!item || !['publish', 'refuse', 'spam'].includes(word)) return;
    const all = items();
    const at = all.indexOf(item);
    const next = all.slice(at + 1).find(isUndecided) ?? all.slice(0, at).reverse().find(isUndecided);
    item.dataset.left = '';
    // Synchronously: the next key may be down already.
    focusOn(next);
  }

  /** After the list was rendered again: restores a lost focus. */
  restore(ids: readonly number[]): void {
    for (const item of items()) delete item.dataset.left;
    const wanted = this.#wanted && document.getElementById(`comment-${this.#wanted}`);
    this.#wanted = null;
    if (wanted) {
      focusOn(wanted);
      return;
    }
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (!lost || !this.#inList) return;
    const all = items();
    const at = Math.min(Math.max(this.#index, 0), ids.length - 1);
    focusOn(all[at] ?? document.getElementById('queue'));
  }

  #current(): HTMLElement | null {
    const focused = document.activeElement?.closest<HTMLElement>('[data-item]');
    return focused ?? document.querySelector<HTMLElement>('[data-item][aria-current]') ?? items()[0] ?? null;
  }

  #step(by: 1 | -1): boolean {
    const all = items();
    const focused = document.activeElement?.closest<HTMLElement>('[data-item]');
    const at = focused ? all.indexOf(focused) + by : Math.max(this.#index, 0);
    return focusOn(all[Math.min(Math.max(at, 0), all.length - 1)]);
  }

  /** Focuses the search field with its text selected, so that typing replaces it. */
  #search(): boolean {
    const field = document.querySelector<HTMLInputElement>('[data-key="/"]');
    field?.select();
    return focusOn(field);
  }

  #undo(): boolean {
    const last = document.querySelector<HTMLElement>('[data-undo]');
    if (last) {
      this.#wanted = last.dataset.undo ?? null;
      return click(last);
    }
    return click(this.#current()?.querySelector('[data-key=u]'));
  }
}

function items(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-item]')];
}

/** The refusal reasons that are open. */
function openReasons(): HTMLElement | null {
  return document.querySelector('[data-reasons]:popover-open');
}

/** Opens refusal reasons with the first in focus; their numbers choose too. */
function showReasons(reasons: HTMLElement | null | undefined): boolean {
  reasons?.showPopover();
  return focusOn(reasons?.querySelector('button'));
}

/** Opens a form for a text, and begins to write. */
function openText(details: Element | null | undefined): boolean {
  if (!(details instanceof HTMLDetailsElement)) return false;
  details.open = true;
  return focusOn(details.querySelector('textarea'));
}

/** Without a decision in flight. */
function isUndecided(item: HTMLElement): boolean {
  return item.dataset.left === undefined;
}

function focusOn(element: HTMLElement | null | undefined): boolean {
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
  return Boolean(element);
}

function click(element: HTMLElement | null | undefined): boolean {
  element?.click();
  return Boolean(element);
}
