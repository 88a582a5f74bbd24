import type { Person } from '../../server/kernel/view.contract.ts'
import type { Db } from '../../server/platform/db.ts'
import { addPerson, personOf } from './world.ts'

/** 沈洁, who works beside 陈立: what one decided, the other looks at again. */
export async function secondOperator(db: Db): Promise<Person> {
  const person = await addPerson(db, '沈洁', '13800000031')
  await db.operator.create({ data: { userId: person.id } })
  return { ...personOf(person), operator: true }
}
