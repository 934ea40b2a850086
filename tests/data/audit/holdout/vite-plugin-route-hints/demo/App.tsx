/** @jsxImportSource @emotion/react */
import { css } from '@emotion/react'
import { lazy, Suspense } from 'react'

const Settings = lazy(() => import('./Settings'))

export function App() {
  return (
    <main css={css({ margin: '0 auto', maxWidth: 720 })}>
      <h1>Route hints</h1>
      <Suspense fallback={<p>…</p>}>
        <Settings />
      </Suspense>
    </main>
  )
}
