import React, { createContext, useEffect, useState } from 'react';
import type { HintClient, HintRecord } from './hint-client';

export const HintContext = createContext<{ hints: HintRecord[]; client?: HintClient }>({ hints: [] });

type Props = { client: HintClient; only?: HintRecord['importSource']; children: React.ReactNode };

export function HintProvider({ client, only, children }: Props) {
  const [hints, setHints] = useState<HintRecord[]>([]);

  useEffect(() => {
    client.list().then((all) => setHints(only ? all.filter((h) => h.importSource === only) : all));
  }, [client, only]);

  return <HintContext.Provider value={{ hints, client }}>{children}</HintContext.Provider>;
}
