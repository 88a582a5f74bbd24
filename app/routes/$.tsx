import { data } from '@remix-run/node'
import { ErrorPage } from '../features/shell/error-page.tsx'

export const handle = { title: 'common:errors.notFoundTitle' }

/** Every address nobody answers to. */
export function loader() {
  throw data(null, { status: 404 })
}

export default function NotFound() {
  return null
}

export function ErrorBoundary() {
  return <ErrorPage status={404} />
}
