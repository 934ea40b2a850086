export { Button } from './Button';
export { Hint, type HintProps } from './hint/Hint';
