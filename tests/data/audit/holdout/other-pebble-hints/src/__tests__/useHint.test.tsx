import { renderHook } from '@testing-library/react-hooks';
import React from 'react';
import { HintContext } from '../HintProvider';
import { useHint } from '../useHint';

const hints = [{ id: 'save', target: '#save', body: 'Press', importSource: 'csv' as const, importId: 'imp-1' }];

test('finds a hint', () => {
  const wrapper = ({ children }: any) => <HintContext.Provider value={{ hints }}>{children}</HintContext.Provider>;
  const { result } = renderHook(() => useHint('save'), { wrapper });
  expect(result.current?.importId).toBe('imp-1');
});
