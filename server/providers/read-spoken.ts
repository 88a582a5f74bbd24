import type { Db } from '../platform/db.ts'
import { priorStars, priorVoices, type ReviewVoice, voicesForAMean } from '../reviews/review.contract.ts'
import { publicPhotos } from '../reviews/reviews.entry.ts'
import type { ProviderPage, RatingView } from './provider.contract.ts'

/** Of each voice. */
const SHOWN = 20

type Spoken = Pick<ProviderPage, 'rating' | 'elderRating' | 'dimensions' | 'reviews'> & {
  sources: { profile: string; importedAt: string }[]
}
type Histogram = [number, number, number, number, number]
type Dated = 'createdAt' | 'repliedAt' | 'followUpAt' | 'remedy' | 'author' | 'photos'
type Newest = Omit<ProviderPage['reviews'][number], Dated> & {
  authorName: string
  anonymous: boolean
  photos: Parameters<typeof publicPhotos>[0]['photos']
  createdAt: string
  repliedAt: string | null
  followUpAt: string | null
  remedy: {
    state: NonNullable<ProviderPage['reviews'][number]['remedy']>['state']
    remedyBy: string
    text: string
  } | null
}
type Row = {
  family: Histogram
  elder: Histogram
  byPhone: number
  dimensions: ProviderPage['dimensions']
  newest: Newest[]
  sources: Spoken['sources']
}

/** What families and elders said in public, apart, and the registries the listing came from: one query. */
export async function readSpoken(db: Db, providerId: string): Promise<Spoken> {
  const [row] = await db.$queryRaw<Row[]>`
    with spoken as (select * from review where provider_id = ${providerId}::uuid and state = 'published'),
    bars as (
      select v.voice, json_agg((select count(*) from spoken s where s.voice = v.voice and s.stars = n.stars) order by n.stars) as bars
      from unnest(enum_range(null::review_voice)) v(voice) cross join generate_series(1, 5) n(stars) group by v.voice)
    select
      (select bars from bars where voice = 'family') as family,
      (select bars from bars where voice = 'elder') as elder,
      (select count(*)::int from spoken where voice = 'elder' and noted_by <> 'recipient') as "byPhone",
      (select json_build_object(
          'punctual', case when count(punctual) >= ${voicesForAMean}::int then avg(punctual)::float8 end,
          'skill', case when count(skill) >= ${voicesForAMean}::int then avg(skill)::float8 end,
          'attitude', case when count(attitude) >= ${voicesForAMean}::int then avg(attitude)::float8 end,
          'safety', case when count(safety) >= ${voicesForAMean}::int then avg(safety)::float8 end,
          'value', case when count(value) >= ${voicesForAMean}::int then avg(value)::float8 end)
        from spoken where voice = 'family') as dimensions,
      coalesce((select json_agg(r) from (
        select r.id, r.voice, r.stars, r.text, r.tags, r.author_name as "authorName", r.anonymous,
          coalesce(r.noted_by <> 'recipient', false) as noted, r.created_at as "createdAt",
          coalesce(o.terms ->> 'title', '') as title, r.reply, r.replied_at as "repliedAt",
          r.follow_up as "followUp", r.follow_up_at as "followUpAt",
          coalesce((select json_agg(json_build_object('id', p.id, 'text', p.text, 'width', p.width,
              'height', p.height, 'hiddenBy', null) order by p.place)
            from review_photo p where p.review_id = r.id and p.hidden_by is null), '[]') as photos,
          case when m.id is not null then
            json_build_object('state', m.state, 'remedyBy', m.remedy_by, 'text', m.remedy) end as remedy
        from (select *, row_number() over (partition by voice order by published_at desc, id desc) as no
          from spoken) r
        join "order" o on o.id = r.order_id
        left join remedy m on m.review_id = r.id
        where r.no <= ${SHOWN} order by r.published_at desc, r.id desc) r), '[]') as newest,
      coalesce((select json_agg(json_build_object('profile', profile, 'importedAt', imported_at)
          order by imported_at desc)
        from listing_source where provider_id = ${providerId}::uuid), '[]') as sources`
  if (!row) throw new Error('a query without a from clause gave no row')
  return {
    rating: ratingOf(row.family),
    elderRating: { ...ratingOf(row.elder), byPhone: row.byPhone },
    dimensions: row.dimensions,
    reviews: row.newest.map(reviewOf),
    sources: row.sources,
  }
}

function reviewOf({ authorName, anonymous, ...review }: Newest): ProviderPage['reviews'][number] {
  const { createdAt, repliedAt, followUpAt, remedy } = review
  return {
    ...review,
    author: authorOf(review.voice, authorName, anonymous),
    createdAt: new Date(createdAt),
    repliedAt: repliedAt ? new Date(repliedAt) : null,
    followUpAt: followUpAt ? new Date(followUpAt) : null,
    photos: publicPhotos({ state: 'published', photos: review.photos }),
    remedy: remedy && { ...remedy, remedyBy: new Date(remedy.remedyBy) },
  }
}

/** An elder is never named; a family as it wished: 张**. */
const authorOf = (voice: ReviewVoice, name: string, anonymous: boolean) =>
  voice === 'elder' ? '' : anonymous ? `${[...name][0] ?? ''}**` : name

/** Mean and weighed mean of grades counted from one to five. Pure. */
function ratingOf(histogram: Histogram): RatingView {
  const count = histogram.reduce((total, bar) => total + bar, 0)
  const sum = histogram.reduce((total, bar, at) => total + bar * (at + 1), 0)
  return { ...meansOf(sum, count), count, histogram }
}

/** From a sum of grades and their number, as the listing carries them. Pure. */
export const meansOf = (sum: number, count: number) => ({
  mean: count < voicesForAMean ? null : sum / count,
  weighed: (sum + priorVoices * priorStars) / (count + priorVoices),
})
