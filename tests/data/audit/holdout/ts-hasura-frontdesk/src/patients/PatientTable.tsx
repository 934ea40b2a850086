import React from 'react';
import { Hint_Patients, Hint_Patients_Select_Column } from '../generated/graphql';

type Props = { rows: Hint_Patients[]; onLink(id: string): void };

const columns = [
  Hint_Patients_Select_Column.LastName,
  Hint_Patients_Select_Column.MembershipStatus,
  Hint_Patients_Select_Column.ImportSource,
];

export const PatientTable: React.FC<Props> = ({ rows, onLink }) => (
  <table>
    <thead>
      <tr>{columns.map((c) => <th key={c}>{c.replace('_', ' ')}</th>)}</tr>
    </thead>
    <tbody>
      {rows.map(({ id, last_name, membership_status, external_link_id, import_source }) => (
        <tr key={id}>
          <td>{last_name}</td>
          <td>{membership_status}</td>
          <td>{import_source ?? '–'}</td>
          <td>{external_link_id ? <code>{external_link_id}</code> : <button onClick={() => onLink(id)}>Link</button>}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
