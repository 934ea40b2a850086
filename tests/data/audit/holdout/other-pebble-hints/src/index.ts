export { Hint } from './Hint';
export { HintProvider } from './HintProvider';
export { HintClient } from './hint-client';
export { useHint, useHintImport } from './useHint';
