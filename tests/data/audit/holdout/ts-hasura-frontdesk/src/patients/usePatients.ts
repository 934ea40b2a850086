import { useQuery } from '@apollo/client';
import { Hint_Patients, Hint_Patients_Bool_Exp } from '../generated/graphql';
import { PATIENTS } from './queries';

export function usePatients(onlyUnlinked: boolean) {
  const where: Hint_Patients_Bool_Exp = onlyUnlinked ? { external_link_id: { _is_null: true } } : {};
  const { data, loading } = useQuery<{ hint_patients: Hint_Patients[] }>(PATIENTS, { variables: { where } });
  return { patients: data?.hint_patients ?? [], loading };
}
