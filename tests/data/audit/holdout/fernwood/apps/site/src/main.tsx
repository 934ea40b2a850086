import { render } from 'preact';
import { Join } from './join';

render(<Join />, document.getElementById('app')!);
