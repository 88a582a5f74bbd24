import { operatorProcedure, router } from '../rpc/trpc.ts'
import { findAlarmsInput, moveAlarmInput } from './alarm.contract.ts'
import { answerAlarm, findAlarms } from './answer-alarm.ts'

/** What the clock has found and a person should look at. */
export const alarmRouter = router({
  list: operatorProcedure.input(findAlarmsInput).query(({ ctx, input }) => findAlarms(ctx, input)),
  /** Refuses with alarms.not_found, alarms.changed_meanwhile. */
  move: operatorProcedure.input(moveAlarmInput).mutation(({ ctx, input }) => answerAlarm(ctx, input)),
})
