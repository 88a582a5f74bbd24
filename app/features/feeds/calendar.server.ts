/** The answer with a calendar: never kept by anybody on the way. */
export const calendarResponse = (text: string) =>
  new Response(text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="yiyou.ics"',
      'Cache-Control': 'private, no-store',
    },
  })
