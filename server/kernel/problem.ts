import type { Problem } from './problem.contract.ts'

/**
 * An expected refusal thrown by a use case. The rpc layer looks its code up in the registry of all problems and
 * answers with status and field; everything else that is thrown is a defect.
 */
export class DomainError extends Error {
  readonly code: string
  readonly params: Problem['params']

  constructor(code: string, params: Problem['params'] = {}) {
    super(code)
    this.name = 'DomainError'
    this.code = code
    this.params = params
  }
}
