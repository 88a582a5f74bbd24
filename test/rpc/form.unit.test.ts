import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { actionProblem, readForm } from '../../app/rpc/form.server.ts'
import { problemFrom } from '../../app/rpc/problem-from.ts'

const schema = z.object({
  name: z.string().min(2).max(20),
  minutes: z.number().min(30),
  day: z.iso.date(),
  needs: z.array(z.string()).min(1),
  mode: z.enum(['at_home', 'on_site']),
  agree: z.literal(true),
  note: z.string().optional(),
  address: z.object({ line: z.string() }),
})

function form(entries: [string, string][]): FormData {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}

describe('reading a form', () => {
  it('gives what the procedure takes', () => {
    const read = readForm(
      form([
        ['name', '王建国'],
        ['minutes', '90'],
        ['day', '2026-11-22'],
        ['needs', 'bath'],
        ['needs', 'meal'],
        ['mode', 'at_home'],
        ['agree', 'on'],
        ['note', ''],
        ['address.line', '大宁路 1020 弄'],
      ]),
      schema,
    )
    expect(read.ok && read.value).toEqual({
      name: '王建国',
      minutes: 90,
      day: '2026-11-22',
      needs: ['bath', 'meal'],
      mode: 'at_home',
      agree: true,
      address: { line: '大宁路 1020 弄' },
    })
  })

  it('says of an empty form what each field wants', () => {
    const read = readForm(form([['name', '']]), schema)
    expect(read.ok).toBe(false)
    if (read.ok) return
    expect(read.reply.init?.status).toBe(422)
    expect(read.reply.data.issues).toEqual({
      name: { key: 'required' },
      minutes: { key: 'required' },
      day: { key: 'required' },
      needs: { key: 'tooFew', limit: 1 },
      mode: { key: 'choose' },
      agree: { key: 'agree' },
      'address.line': { key: 'required' },
    })
  })

  it('names the limit and keeps what was typed, but no password and no code', () => {
    const read = readForm(
      form([
        ['name', '王'],
        ['minutes', '10'],
        ['password', 'secret'],
        ['code', '123456'],
      ]),
      schema,
    )
    if (read.ok) throw new Error('a one-letter name went through')
    expect(read.reply.data.issues.name).toEqual({ key: 'tooShort', limit: 2 })
    expect(read.reply.data.issues.minutes).toEqual({ key: 'tooSmall', limit: 30 })
    expect(read.reply.data.values).toEqual({ name: '王', minutes: '10' })
  })

  it('keeps the code of a rule written beside the schema', () => {
    const ruled = z.object({ startsAt: z.string().refine(() => false, 'orders.too_late') })
    const read = readForm(form([['startsAt', '2026-11-22T09:00']]), ruled)
    expect(read.ok || read.reply.data.issues.startsAt).toEqual({ key: 'orders.too_late' })
  })
})

describe('a refusal', () => {
  const problem = { code: 'orders.slot_taken', params: { at: '09:00' }, status: 409, field: 'startsAt' }

  it('is found in process and over HTTP', () => {
    expect(problemFrom(Object.assign(new Error('x'), { cause: { problem } }))).toEqual(problem)
    expect(problemFrom({ data: { problem } })).toEqual(problem)
  })

  it('is told from a defect', () => {
    for (const other of [new Error('x'), null, undefined, 'x', { data: { problem: null } }, { cause: {} }]) {
      expect(problemFrom(other)).toBeNull()
    }
  })

  it('answers an action with its own status and what was typed; a defect is thrown on', () => {
    const sent = form([['startsAt', '2026-11-22T09:00']])
    const reply = actionProblem({ cause: { problem } }, sent)
    expect(reply.init?.status).toBe(409)
    expect(reply.data).toEqual({ problem, issues: {}, values: { startsAt: '2026-11-22T09:00' } })
    const defect = new Error('no connection')
    expect(() => actionProblem(defect, sent)).toThrow(defect)
  })
})
