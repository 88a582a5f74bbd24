import { expect, test } from 'vitest'
import { cleanName, cleanText, withoutPlace } from '../../server/registry/clean-text.ts'
import { textIn } from '../../server/registry/read-file.ts'
import { readTable } from '../../server/registry/read-table.ts'
import { settleDistrict } from '../../server/registry/settle-district.ts'

const rowsIn = (text: string) => readTable(text, ['名称']).rows

test('text is cleaned the way people meant it', () => {
  expect(cleanText('  （０２１）５８００\u3000１２３４\u200b ')).toBe('(021)5800 1234')
  for (const nothing of ['无', '-', '—', ' / ', 'N/A', 'null', '暂无', ''])
    expect(cleanText(nothing)).toBe('')
  expect(cleanText('无锡路')).toBe('无锡路')
  expect(cleanText('a\u0000b')).toBe('a b')
  expect(cleanName('示例 枫林 养老院（ 东区 ）')).toBe('示例枫林养老院(东区)')
  expect(cleanName('Sunny Home 养老院')).toBe('Sunny Home 养老院')
})

test('an address does not repeat the places said beside it', () => {
  const pudong = ['上海市', '上海市', '浦东新区']
  expect(withoutPlace('上海市浦东新区示例路 1 号', pudong)).toBe('示例路 1 号')
  expect(withoutPlace('上海市上海市 浦东新区示例路', pudong)).toBe('示例路')
  expect(withoutPlace('浦东新区', pudong)).toBe('浦东新区')
  expect(withoutPlace('示例路近上海市', pudong)).toBe('示例路近上海市')
})

test('UTF-8 with and without BOM, UTF-16 and GB18030 say the same', () => {
  const text = '名称,城市\r\n示例枫林养老院,上海市\r\n'
  // 示例,城市 as GB18030 bytes.
  const gb18030 = Buffer.from(
    'c3fbb3c62cb3c7cad00acab5c0fd2cc9cfbaa3cad00a'.replace('cab5c0fd', 'cabec0fd'),
    'hex',
  )
  const unix = text.replaceAll('\r\n', '\n')
  expect(textIn(Buffer.from(text))).toBe(unix)
  expect(textIn(Buffer.from(`\uFEFF${text}`))).toBe(unix)
  expect(textIn(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toBe(unix)
  expect(textIn(gb18030)).toBe('名称,城市\n示例,上海市\n')
})

test('UTF-8 with a damaged byte is still UTF-8: only its row is refused', () => {
  const good = Buffer.from('名称,城市\n示例枫林养老院,上海市\n示例榕树养老院')
  const bytes = Buffer.concat([
    good,
    Buffer.from([0xe4, 0xb8]),
    Buffer.from(',上海市\n示例丁香养老院,上海市\n'),
  ])
  const { rows, refused } = readTable(textIn(bytes), ['名称'])
  expect(rows.map(({ cells }) => cells.名称)).toEqual(['示例枫林养老院', '示例丁香养老院'])
  expect(refused).toMatchObject([{ line: 3, reason: '有损坏的字符，请检查文件的编码' }])
})

test('quoted commas, quotes and line breaks belong to their cell; lines are counted as in the file', () => {
  const rows = rowsIn('名称,地址\n"示例,甲","一楼\n二楼"\n\n"示例""乙""",三楼\n')
  expect(rows).toEqual([
    { line: 2, cells: { 名称: '示例,甲', 地址: '一楼\n二楼' } },
    { line: 5, cells: { 名称: '示例"乙"', 地址: '三楼' } },
  ])
})

test('a quotation mark out of place costs its own line only', () => {
  const { rows, refused } = readTable('名称,地址\n甲,"一楼\n乙,二楼\n丙,三"楼\n丁,四楼\n"戊,五楼\n己,六楼', [
    '名称',
  ])
  expect(rows.map(({ line, cells }) => [line, cells.名称])).toEqual([
    [3, '乙'],
    [4, '丙'],
    [5, '丁'],
    [7, '己'],
  ])
  expect(refused.map(({ line }) => line)).toEqual([2, 6])
})

test('too few and too many columns are refused by line; empty ones at the end are forgiven', () => {
  const { rows, refused } = readTable('名称,地址\n甲\n乙,二楼,多\n丙,三楼,,\n', ['名称'])
  expect(rows.map(({ line }) => line)).toEqual([4])
  expect(refused).toEqual([
    { line: 2, reason: '列数不对：表头有 2 列，这一行有 1 列', name: '甲' },
    { line: 3, reason: '列数不对：表头有 2 列，这一行有 3 列', name: '乙' },
  ])
})

test('semicolons and tabs part columns as well; header names may be written full-width', () => {
  expect(rowsIn('名称;地址\n甲;一楼,东')).toMatchObject([{ cells: { 名称: '甲', 地址: '一楼,东' } }])
  expect(rowsIn('名称\t地址\n甲\t一楼')).toMatchObject([{ cells: { 地址: '一楼' } }])
  expect(rowsIn(' 名称 ,ＩＤ\n甲,7')).toMatchObject([{ cells: { ID: '7' } }])
})

test('a column that is needed and named twice is no table to trust', () => {
  expect(() => readTable('名称,名称\n甲,乙', ['名称'])).toThrow('registry.wrong_columns')
})

test('a district is called what the divisions call it', () => {
  const known = new Map([
    ['钟楼区', '320404'],
    ['金坛区', '320413'],
    ['溧阳市', '320481'],
  ])
  const settled = (district: string, address = '', name = '示例') =>
    settleDistrict({ district, address, name, city: '常州市' }, known)
  expect(settled('钟楼区')).toEqual({ district: '钟楼区', remark: null })
  expect(settled('江苏钟楼区').district).toBe('钟楼区')
  expect(settled('金坛市').district).toBe('金坛区')
  expect(settled('', '江苏省常州市溧阳市示例路1号')).toEqual({ district: '溧阳市', remark: null })
  expect(settled('', '', '金坛区示例敬老院').district).toBe('金坛区')
  expect(settled('号县')).toEqual({ district: '', remark: '“号县”不是常州市的区县，已留空' })
  expect(
    settleDistrict({ district: '大安區', address: '', name: '', city: '臺北市' }, undefined).district,
  ).toBe('大安區')
})
