import { operatorProcedure, personProcedure, router } from '../rpc/trpc.ts'
import { closeHouse, reopenHouse, saveHouse } from './close-house.ts'
import { findConflicts } from './find-conflicts.ts'
import { findHolidays, removeHoliday, saveHoliday } from './holidays.ts'
import { layTemplate, previewTemplate } from './lay-template.ts'
import { cancelLeave, recordLeave } from './record-leave.ts'
import {
  cancelLeaveInput,
  clearDayInput,
  clearSiteDayInput,
  closeHouseInput,
  conflictsInput,
  recordLeaveInput,
  removeHolidayInput,
  reopenHouseInput,
  rosterInput,
  saveDayInput,
  saveHolidayInput,
  saveHouseInput,
  saveSiteDayInput,
  saveSiteHoursInput,
  saveTimeInput,
} from './roster.contract.ts'
import { findRoster } from './roster-view.ts'
import { saveCaregiverTime } from './save-caregiver-time.ts'
import { clearDay, saveDay } from './save-day.ts'
import { clearSiteDay, saveSiteDay, saveSiteHours } from './save-site-hours.ts'
import {
  layTemplateInput,
  previewTemplateInput,
  retireTemplateInput,
  saveTemplateInput,
  templatesInput,
  undoUseInput,
} from './template.contract.ts'
import { findTemplates, retireTemplate, saveTemplate } from './templates.ts'
import { undoUse } from './undo-template.ts'

/** When people work, are away and closed. Problems and units are told at each use case. */
export const rosterRouter = router({
  /** All a manager says about time. */
  get: personProcedure.input(rosterInput).query(({ ctx, input }) => findRoster(ctx, input)),
  /** Visits promised in some time. */
  conflicts: personProcedure.input(conflictsInput).query(({ ctx, input }) => findConflicts(ctx, input)),
  saveHouse: personProcedure.input(saveHouseInput).mutation(({ ctx, input }) => saveHouse(ctx, input)),
  saveTime: personProcedure.input(saveTimeInput).mutation(({ ctx, input }) => saveCaregiverTime(ctx, input)),
  /** Other hours on one day, or none. */
  saveDay: personProcedure.input(saveDayInput).mutation(({ ctx, input }) => saveDay(ctx, input)),
  clearDay: personProcedure.input(clearDayInput).mutation(({ ctx, input }) => clearDay(ctx, input)),
  recordLeave: personProcedure.input(recordLeaveInput).mutation(({ ctx, input }) => recordLeave(ctx, input)),
  cancelLeave: personProcedure.input(cancelLeaveInput).mutation(({ ctx, input }) => cancelLeave(ctx, input)),
  closeHouse: personProcedure.input(closeHouseInput).mutation(({ ctx, input }) => closeHouse(ctx, input)),
  reopenHouse: personProcedure.input(reopenHouseInput).mutation(({ ctx, input }) => reopenHouse(ctx, input)),
  /** When a site's doors are open: the week, and single days that differ. */
  saveSiteHours: personProcedure
    .input(saveSiteHoursInput)
    .mutation(({ ctx, input }) => saveSiteHours(ctx, input)),
  saveSiteDay: personProcedure.input(saveSiteDayInput).mutation(({ ctx, input }) => saveSiteDay(ctx, input)),
  clearSiteDay: personProcedure
    .input(clearSiteDayInput)
    .mutation(({ ctx, input }) => clearSiteDay(ctx, input)),
  /** A week's hours under a name, to be laid over the days of several people; and where that was done lately. */
  templates: personProcedure.input(templatesInput).query(({ ctx, input }) => findTemplates(ctx, input)),
  saveTemplate: personProcedure
    .input(saveTemplateInput)
    .mutation(({ ctx, input }) => saveTemplate(ctx, input)),
  retireTemplate: personProcedure
    .input(retireTemplateInput)
    .mutation(({ ctx, input }) => retireTemplate(ctx, input)),
  /** What laying it would change and whose visits lie outside; writes nothing. */
  previewTemplate: personProcedure
    .input(previewTemplateInput)
    .query(({ ctx, input }) => previewTemplate(ctx, input)),
  layTemplate: personProcedure.input(layTemplateInput).mutation(({ ctx, input }) => layTemplate(ctx, input)),
  undoUse: personProcedure.input(undoUseInput).mutation(({ ctx, input }) => undoUse(ctx, input)),
  /** The table of public holidays and make-up workdays. */
  holidays: operatorProcedure.query(({ ctx }) => findHolidays(ctx)),
  saveHoliday: operatorProcedure
    .input(saveHolidayInput)
    .mutation(({ ctx, input }) => saveHoliday(ctx, input)),
  removeHoliday: operatorProcedure
    .input(removeHolidayInput)
    .mutation(({ ctx, input }) => removeHoliday(ctx, input)),
})
