import { useContext } from 'react';
import { HintContext } from './HintProvider';

export function useHint(id: string) {
  const { hints } = useContext(HintContext);
  return hints.find((h) => h.id === id);
}

export function useHintImport() {
  const { client } = useContext(HintContext);
  return {
    async upload(file: File) {
      const { importId } = await client!.upload(await file.text());
      return () => client!.revert(importId);
    },
  };
}
