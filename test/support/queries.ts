import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../../server/platform/prisma/client.ts'

/** A connection of its own to a test database that counts what it sends. */
export function countingQueries(url: string) {
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url }),
    log: [{ emit: 'event', level: 'query' }],
  })
  let count = 0
  client.$on('query', () => {
    count++
  })
  return { db: client as unknown as PrismaClient, count: () => count, close: () => client.$disconnect() }
}
