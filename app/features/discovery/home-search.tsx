import { Form } from '@remix-run/react'
import { Search } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { SearchBox } from './search-box.tsx'
import { type Places, WhereSelect } from './where-select.tsx'

/** The two questions everybody starts with. A plain GET form: its answer has an address. */
export function HomeSearch({ places }: { places: Places }) {
  const t = useT('discovery')
  return (
    <Form
      action="/search"
      role="search"
      data-wakes
      className="grid items-end gap-4 rounded-md border border-line bg-surface p-5 shadow-soft sm:p-6 md:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_auto]"
    >
      <SearchBox />
      <WhereSelect places={places} value="" />
      <Button type="submit" icon={<Search aria-hidden="true" className="size-5" />}>
        {t('search.submit')}
      </Button>
    </Form>
  )
}
