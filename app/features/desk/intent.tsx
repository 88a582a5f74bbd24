/** What every form that changes something carries: what it means to do, and a key that makes a second press harmless. */
export function Intent({ value, keyOf }: { value: string; keyOf: string }) {
  return (
    <>
      <input type="hidden" name="intent" value={value} />
      <input type="hidden" name="key" value={keyOf} />
    </>
  )
}
