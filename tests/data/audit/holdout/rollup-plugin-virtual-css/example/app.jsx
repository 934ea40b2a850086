/** @jsxImportSource @emotion/react */
import { css } from 'my-css-lib';

const box = css`
  padding: 4px;
`;

export const App = () => <div css={box}>Hi</div>;
