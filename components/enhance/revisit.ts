/** The part of the script for who has been in a thread, or has sent a comment, before (./coming-back.ts). */
import { showPending } from './pending';
import { noteReceipt, showNew } from './returned';

void showPending();
noteReceipt();
showNew();
// Whoever sent a comment and goes back.
addEventListener('pageshow', ({ persisted }) => persisted && showPending());
