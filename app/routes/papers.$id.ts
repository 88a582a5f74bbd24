import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { problemFrom } from '../rpc/problem-from.ts'
import { missing, requirePerson } from '../session/access.server.ts'

/** One scan of a paper behind a link of minutes, for the one person it was made for. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const { searchParams } = new URL(request.url)
  const until = Number(searchParams.get('until'))
  if (!Number.isSafeInteger(until)) throw missing()
  const link = { fileId: params.id ?? '', until, seal: searchParams.get('seal') ?? '' }
  const { bytes, mime } = await context.api.filings.file(link).catch((error) => {
    const problem = problemFrom(error)
    throw problem ? data(null, { status: problem.status }) : error
  })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mime,
      'Cache-Control': 'private, no-store',
      'Content-Disposition': 'inline',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
    },
  })
}
