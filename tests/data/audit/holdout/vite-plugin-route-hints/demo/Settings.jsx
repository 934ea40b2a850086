/** @jsxRuntime automatic @jsxImportSource preact */
import { useState } from 'preact/hooks'

export default function Settings() {
  const [hints, setHints] = useState(true)
  return <label><input type="checkbox" checked={hints} onChange={() => setHints(!hints)} /> show hints</label>
}
