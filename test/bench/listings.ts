import type { Db } from '../../server/platform/db.ts'
import type { OfferingCategory, ProviderKind } from '../../server/providers/provider.contract.ts'
import { type Random, seededRandom } from './random.ts'

/** Centres in WGS-84 degrees; districts as they are called. */
export const cities = [
  {
    city: '上海市',
    lat: 31.23,
    lng: 121.47,
    districts: '浦东新区 徐汇区 静安区 黄浦区 长宁区 普陀区 虹口区 杨浦区 闵行区 宝山区 嘉定区 松江区',
  },
  {
    city: '北京市',
    lat: 39.91,
    lng: 116.4,
    districts: '东城区 西城区 朝阳区 海淀区 丰台区 石景山区 通州区 昌平区 大兴区 顺义区',
  },
  {
    city: '广州市',
    lat: 23.13,
    lng: 113.26,
    districts: '越秀区 荔湾区 海珠区 天河区 白云区 黄埔区 番禺区 花都区',
  },
  {
    city: '南京市',
    lat: 32.06,
    lng: 118.8,
    districts: '玄武区 秦淮区 建邺区 鼓楼区 浦口区 栖霞区 雨花台区 江宁区',
  },
  {
    city: '成都市',
    lat: 30.66,
    lng: 104.07,
    districts: '锦江区 青羊区 金牛区 武侯区 成华区 龙泉驿区 双流区 温江区',
  },
  {
    city: '武汉市',
    lat: 30.59,
    lng: 114.31,
    districts: '江岸区 江汉区 硚口区 汉阳区 武昌区 青山区 洪山区 蔡甸区',
  },
  {
    city: '杭州市',
    lat: 30.27,
    lng: 120.16,
    districts: '上城区 拱墅区 西湖区 滨江区 萧山区 余杭区 临平区 钱塘区',
  },
  { city: '常州市', lat: 31.81, lng: 119.97, districts: '天宁区 钟楼区 新北区 武进区 金坛区' },
].map((one) => ({ ...one, districts: one.districts.split(' ') }))

const first = [...'颐安和福康乐寿宁祥瑞怡松鹤春晖阳光金桂梅兰竹菊仁爱善慈孝德泰华丰裕佳美馨逸云枫榕桐杏柏荷']
const second = [...'和康乐年寿宁祥瑞怡松鹤春晖晨园居苑庭轩堂缘家恩泽源泉林溪湖山海城桥舍']
const streets = [...'人民中山解放建设和平友谊文化花木梧桐银杏桂花莲湖青年新华胜利光明长江黄河']

/** How the kinds share the listings, what such a place is called, and what it may offer. */
const shapes: readonly [
  share: number,
  kind: ProviderKind,
  called: readonly string[],
  offers: readonly OfferingCategory[],
][] = [
  [
    22,
    'residential',
    ['养老院', '敬老院', '福利院', '颐养院', '老年公寓'],
    ['residence', 'respite', 'rehabilitation'],
  ],
  [24, 'meals', ['社区长者食堂', '助餐点', '老年助餐点'], ['meal_help']],
  [14, 'day_care', ['日间照护中心', '日间照料中心', '托老所'], ['day_care', 'meal_help', 'comfort']],
  [
    14,
    'home_care',
    ['居家养老服务社', '护理服务中心', '家政服务部'],
    ['bathing', 'cleaning', 'meal_help', 'medical_escort', 'basic_care', 'walking_help', 'errands'],
  ],
  [
    8,
    'community_hub',
    ['综合为老服务中心'],
    ['day_care', 'health_management', 'senior_learning', 'meal_help'],
  ],
  [6, 'nursing', ['护理站', '护理院'], ['home_medical', 'rehabilitation', 'chronic_care', 'basic_care']],
  [
    8,
    'nursery',
    ['托育中心', '托育园'],
    ['childcare_full', 'childcare_half', 'childcare_temporary', 'parent_course'],
  ],
  [4, 'home_nursery', ['家庭托育点'], ['childcare_hourly', 'childcare_full']],
]
const spread = shapes.flatMap((shape) => Array<(typeof shapes)[number]>(shape[0]).fill(shape))

const titles: Partial<Record<OfferingCategory, readonly string[]>> = {
  bathing: ['上门助浴', '老人擦浴'],
  cleaning: ['上门打扫', '全屋保洁'],
  meal_help: ['送餐上门', '一人一餐'],
  medical_escort: ['陪诊取药', '陪同就医'],
  rehabilitation: ['术后康复', '中风康复训练'],
  residence: ['长期入住', '失智专区入住'],
}

export type BenchListing = ReturnType<typeof listing>

function listing(random: Random, at: number) {
  const { city, lat, lng, districts } = random.pick(cities)
  const district = random.pick(districts)
  const [, kind, called, offers] = random.pick(spread)
  const street = random.pick(streets) + random.pick(streets)
  const proper = random.pick(first) + random.pick(second) + (random.next() < 0.3 ? random.pick(second) : '')
  const claimed = random.next() < 0.2
  const categories =
    claimed || random.next() < 0.4 ? offers.filter((_, index) => index === 0 || random.next() < 0.5) : []
  const reviewCount = claimed ? Math.floor(random.next() ** 3 * 80) : 0
  return {
    name: `${city}${random.next() < 0.7 ? district : ''}${proper}${random.pick(called)}`,
    kind,
    state: claimed ? ('verified' as const) : ('unclaimed' as const),
    inclusive: random.next() < 0.25,
    reviewCount,
    ratingSum: Math.round(reviewCount * (3 + random.next() * 2)),
    site: {
      ...{ city, district, province: city, addressLine: `${street}路${1 + random.below(999)}号` },
      lat: lat + random.bell() * 0.15,
      lng: lng + random.bell() * 0.18,
    },
    offerings: categories.map((category, position) => ({
      ...{ category, position, title: random.pick(titles[category] ?? [`${proper}服务`]) },
      priceFen: 1_000 * (3 + random.below(60)),
      mode: kind === 'home_care' ? ('at_home' as const) : ('on_site' as const),
    })),
    /** Somebody with every certificate and hours, and the skills for it all. */
    staffed: claimed && random.next() < 0.7,
    number: at,
  }
}

/** `count` plausible listings in eight cities, the same every time. */
export function benchListings(count: number): BenchListing[] {
  const random = seededRandom(20_261_121)
  return Array.from({ length: count }, (_, at) => listing(random, at))
}

const CHUNK = 5_000

/** Fills an empty, migrated database with them; search texts are still to be written. */
export async function settleListings(db: Db, listings: readonly BenchListing[]): Promise<void> {
  for (let at = 0; at < listings.length; at += CHUNK) {
    const rows = JSON.stringify(listings.slice(at, at + CHUNK))
    await db.$executeRaw`
      with given as materialized (
        select uuidv7() as id, t.* from jsonb_to_recordset(${rows}::jsonb) as t(
          name text, kind text, state provider_state, inclusive bool, "reviewCount" int, "ratingSum" int,
          site jsonb, offerings jsonb, staffed bool)),
      provided as (
        insert into provider (id, kind, name, state, inclusive, review_count, rating_sum, updated_at)
        select id, kind, name, state, inclusive, "reviewCount", "ratingSum", now() from given),
      sited as (
        insert into site (id, provider_id, province, city, district, address_line, lat, lng)
        select uuidv7(), id, site ->> 'province', site ->> 'city', site ->> 'district', site ->> 'addressLine',
          (site ->> 'lat')::float8, (site ->> 'lng')::float8 from given),
      offered as (
        insert into offering (id, provider_id, category, title, mode, unit, price_fen, minutes, position)
        select uuidv7(), given.id, o.category, o.title, o.mode, 'visit', o."priceFen", 60, o.position
        from given, jsonb_to_recordset(offerings)
          as o(category text, title text, mode text, "priceFen" int, position int)),
      staff as materialized (select uuidv7() as id, given.id as provider_id, array(
        select o ->> 'category' from jsonb_array_elements(offerings) o) as skills from given where staffed),
      employed as (
        insert into caregiver (id, provider_id, name, gender, skills)
        select id, provider_id, '示例', 'female', skills from staff),
      certified as (
        insert into credential (id, caregiver_id, kind, number, expires_on)
        select uuidv7(), staff.id, k.kind, 'X', '2099-01-01' from staff,
          (values ('health_certificate'), ('carer_level'), ('no_criminal_record')) as k(kind))
      insert into weekly_hours (id, caregiver_id, weekday, start_minute, end_minute)
      select uuidv7(), staff.id, day, 480, 1200 from staff, generate_series(1, 7) as day`
  }
  await db.$executeRaw`analyze`
}
