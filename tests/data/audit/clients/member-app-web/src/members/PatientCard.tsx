/** @jsxImportSource preact */
import { useQuery } from '@apollo/client'
import type { PatientCardQuery, PatientCardQueryVariables } from '../gql/types'
import { PATIENT_CARD } from './queries'
import { chartUrl } from './chartUrl'

export function PatientCard({ id }: { id: string }) {
  const { data, loading } = useQuery<PatientCardQuery, PatientCardQueryVariables>(PATIENT_CARD, {
    variables: { id },
  })
  if (loading || !data?.patient) return <p>…</p>

  const { first_name, last_name, external_link_id, import_id } = data.patient
  const url = chartUrl(external_link_id ?? import_id)

  return (
    <article class="card">
      <h3>
        {first_name} {last_name}
      </h3>
      {url ? <a href={url}>Open chart</a> : <em>no chart</em>}
    </article>
  )
}
