'use client';

import { useState } from 'react';

interface OpenedCopyProps {
  /** The revision that the form shows. */
  version: number;
  /** Key of the page. */
  submission: string;
}

/**
 * What the form was opened on, as it was first: a page that is rendered again leaves what is typed in its fields, and a newer revision
 * beside that would write over what another saved meanwhile.
 */
export function OpenedCopy(props: OpenedCopyProps) {
  const [{ version, submission }] = useState(props);
  return (
    <>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="submission" value={submission} />
    </>
  );
}
