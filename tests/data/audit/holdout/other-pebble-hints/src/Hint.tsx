import React from 'react';
import { useHint } from './useHint';

export function Hint({ id, externalLinkId, children }: { id: string; externalLinkId?: string; children?: React.ReactNode }) {
  const hint = useHint(id);
  if (!hint && !children) return null;
  return (
    <span role="tooltip" aria-describedby={externalLinkId}>
      {children ?? hint!.body}
    </span>
  );
}
