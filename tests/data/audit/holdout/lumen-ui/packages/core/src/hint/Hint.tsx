/** @jsxImportSource @emotion/react */
import { useId, type ReactNode } from 'react';

export interface HintProps {
  text: ReactNode;
  placement?: 'top' | 'bottom';
  children: (props: { 'aria-describedby': string }) => ReactNode;
}

/** Small explanation under a form field. */
export function Hint({ text, placement = 'bottom', children }: HintProps) {
  const id = useId();
  return (
    <div css={{ display: 'flex', flexDirection: placement === 'top' ? 'column-reverse' : 'column' }}>
      {children({ 'aria-describedby': id })}
      <small id={id}>{text}</small>
    </div>
  );
}
