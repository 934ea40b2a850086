import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';

function App() {
  const [rows, setRows] = useState([]);
  useEffect(() => { fetch('/api/recent').then((r) => r.json()).then(setRows); }, []);
  return (
    <table>
      {rows.map((m) => (
        <tr key={m.id}><td>{m.name}</td><td>{m.external_link_id || m.import_id || '–'}</td></tr>
      ))}
    </table>
  );
}

render(<App />, document.getElementById('app'));
