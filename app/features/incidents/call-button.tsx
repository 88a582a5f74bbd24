import { Form } from '@remix-run/react'
import { BellRing } from 'lucide-react'
import { SubmitButton } from '../../ui/index.ts'

type CallButtonProps = {
  label: string
  keyOf: string
  of: { orderId: string } | { recipientId: string }
  wide?: boolean
}

/** One press, no second question: taking it back is as cheap. Works from any page. */
export function CallButton({ label, keyOf, of, wide }: CallButtonProps) {
  const [[name, value] = ['', '']] = Object.entries(of)
  return (
    <Form method="post" action="/incidents?index">
      <input type="hidden" name="key" value={keyOf} />
      <input type="hidden" name={name} value={value} />
      <SubmitButton
        tone="danger"
        wide={wide}
        name="call"
        value={value}
        icon={<BellRing aria-hidden="true" className="size-5 shrink-0" />}
      >
        {label}
      </SubmitButton>
    </Form>
  )
}
