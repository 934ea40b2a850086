/** @jsxImportSource preact */
import { useState } from 'preact/hooks'

export function Welcome({ name }: { name: string }) {
  const [open, setOpen] = useState(false)
  return (
    <section class="welcome">
      <h1>Hello {name}</h1>
      <button onClick={() => setOpen(!open)}>What is included?</button>
      {open && <p class="hint">Unlimited visits, labs at cost.</p>}
    </section>
  )
}
