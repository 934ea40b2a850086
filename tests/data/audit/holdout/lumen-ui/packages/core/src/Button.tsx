/** @jsxImportSource @emotion/react */
import { css } from '@emotion/react';
import type { ButtonHTMLAttributes } from 'react';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  tone?: 'primary' | 'neutral';
}

const base = css({ borderRadius: 4, padding: '6px 14px', fontWeight: 600 });

export function Button({ tone = 'neutral', ...rest }: ButtonProps) {
  return <button css={[base, tone === 'primary' && { background: '#2b4bff', color: '#fff' }]} {...rest} />;
}
