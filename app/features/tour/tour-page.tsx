import { Form } from '@remix-run/react'
import type { TourView } from '../../../server/http/tour/tour.ts'
import { useT } from '../../i18n/index.ts'
import { Cluster, LinkButton, Notice, Page, PageHead, Stack, SubmitButton } from '../../ui/index.ts'
import { CarerWindow } from './carer-window.tsx'
import { DaughterWindow } from './daughter-window.tsx'
import { ElderWindow } from './elder-window.tsx'
import { ManagerWindow } from './manager-window.tsx'
import { PlayButton } from './play-button.tsx'

/** Four people, four screens, one order: each step changes what all of them see. */
export function TourPage({ view }: { view: TourView }) {
  const { scene, at } = view
  return (
    <Page width="wide">
      <Opening />
      <Controls view={view} />
      <div className="grid items-start gap-6 md:grid-cols-2 xl:grid-cols-4">
        <DaughterWindow order={scene?.daughter ?? null} now={at} />
        <ElderWindow elder={scene?.elder ?? null} orderId={scene?.daughter.id ?? null} now={at} />
        <CarerWindow work={scene?.carer ?? null} />
        <ManagerWindow order={scene?.manager ?? null} money={scene?.daughter.money ?? null} />
      </div>
    </Page>
  )
}

function Opening() {
  const t = useT('tour')
  return <PageHead title={t('title')} lead={t('lead')} />
}

/** What has just happened in a sentence, and what comes next on a button. */
function Controls({ view: { at, done, steps } }: { view: TourView }) {
  const t = useT('tour')
  const next = steps[done]
  const last = steps[done - 1]
  return (
    <section className="sticky top-0 z-20 grid gap-4 rounded-md border border-pine-line bg-surface p-5 shadow-soft max-md:static">
      <div aria-live="polite" className="grid gap-1">
        <p className="flex flex-wrap gap-x-6 text-sm text-ink-soft elder:text-base">
          <span>{done > 0 ? t('step', { done, all: steps.length }) : t('notBegun')}</span>
          <span>{t('storyTime', { at })}</span>
        </p>
        <p className="max-w-measure text-lg font-semibold">{t(`happened.${last ?? 'none'}`)}</p>
      </div>
      {next ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="done" value={done} />
          <Cluster>
            <SubmitButton>{t(done > 0 ? 'next' : 'first', { step: t(`steps.${next}`) })}</SubmitButton>
            <PlayButton done={done} />
          </Cluster>
        </Form>
      ) : (
        <Finished />
      )}
    </section>
  )
}

function Finished() {
  const t = useT('tour')
  return (
    <Stack>
      <Notice tone="good">{t('finished')}</Notice>
      <Cluster>
        <LinkButton to="/sign-in">{t('tryYourself')}</LinkButton>
        <Form method="post" preventScrollReset>
          <SubmitButton tone="secondary" name="intent" value="again">
            {t('again')}
          </SubmitButton>
        </Form>
      </Cluster>
      <p className="text-ink-soft">{t('tryYourselfText')}</p>
    </Stack>
  )
}
