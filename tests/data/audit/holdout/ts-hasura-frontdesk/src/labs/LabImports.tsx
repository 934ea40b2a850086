import React from 'react';
import { Lab_Result_Imports } from '../generated/graphql';

export function LabImports({ imports }: { imports: Lab_Result_Imports[] }) {
  const latest = imports[0];
  return (
    <ul>
      {imports.map((i) => (
        <li key={i.id}>
          <a href={`/labs/imports/${i.import_id}`}>{i.vendor}</a> {i.rows} rows
          {i.import_id === latest.import_id && <b> latest</b>}
        </li>
      ))}
    </ul>
  );
}
