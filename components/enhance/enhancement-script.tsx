import { readEnhancement } from '@/db/enhancement';

/**
 * The one script of the reader wing. It stops the parser, so that nothing is painted before the reader's settings are
 * known; it arrives beside the stylesheets, which are waited for anyway (docs/0006-enhancement.md).
 */
export function EnhancementScript() {
  const { address, integrity } = readEnhancement();
  return <script src={address} integrity={integrity} />;
}
