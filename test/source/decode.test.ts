import { describe, expect, test } from 'vitest'
import { decodeSource, maximumBytes } from '../../pipeline/source/decode.ts'
import { decodeWindows1252 } from '../../pipeline/source/windows-1252.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
  if (mark) units.unshift(0xfeff)
  return Uint8Array.from(units.flatMap((unit) => (order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])))
}

/** Encode in a one-byte code page; throws on a character that it does not have. */
function inCodePage(text: string, page: string): Uint8Array {
  const high = Uint8Array.from({ length: 128 }, (_, index) => 128 + index)
  const characters = page === 'windows-1252' ? decodeWindows1252(high) : new TextDecoder(page).decode(high)
  return Uint8Array.from(text, (character) => {
    if (character < '\u0080') return character.charCodeAt(0)
    const index = characters.indexOf(character)
    if (index < 0) throw new Error(`${page} has no ${character}`)
    return 128 + index
  })
}

const sentence = 'Every text has spaces, stops and line ends.\nKazakhstan — Қазақстан.'

describe('what is read', () => {
  test.each([
    ['UTF-8', utf8(sentence), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${sentence}`), 'utf-8'],
    ['UTF-16 LE with a mark', utf16(sentence, 'le', true), 'utf-16le'],
    ['UTF-16 BE with a mark', utf16(sentence, 'be', true), 'utf-16be'],
    ['UTF-16 LE without', utf16(sentence, 'le', false), 'utf-16le'],
    ['UTF-16 BE without', utf16(sentence, 'be', false), 'utf-16be'],
  ])('%s', (_name, bytes, encoding) => {
    expect(decodeSource('a.txt', bytes)).toEqual({
      value: { file: 'a.txt', format: 'text', text: sentence, encoding },
      diagnostics: [],
    })
  })

  test('UTF-16 of a script without zero bytes is known by its spaces', () => {
    const russian = 'Все люди рождаются свободными и равными в своём достоинстве. Они наделены разумом.'
    expect(decodeSource('a.txt', utf16(russian, 'le', false)).value?.text).toBe(russian)
    expect(decodeSource('a.txt', utf16(russian, 'be', false)).value?.text).toBe(russian)
  })

  test.each([
    ['windows-1252', 'Déjà vu : l’été à la plage, “où” ça — naïf, œuvre et Noël.'],
    ['windows-1252', 'Die Würde des Menschen „ist“ unantastbar. Straße, Übung, größer – natürlich.'],
    ['windows-1252', '¿Qué pasó? El niño comió en la montaña; después volvió según la información.'],
    ['windows-1251', 'Все люди рождаются свободными и равными в своём достоинстве и правах — «так».'],
    ['windows-1251', 'Всі люди народжуються вільними і рівними у своїй гідності та правах; їх єдність.'],
    [
      'windows-1250',
      'Wszyscy ludzie rodzą się wolni i równi w swej godności i prawach. Są oni obdarzeni rozumem i powinni postępować w duchu braterstwa, więc żółć.',
    ],
    [
      'windows-1250',
      'Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím a mají jednat v duchu bratrství.',
    ],
    [
      'windows-1250',
      'Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Az emberek, ésszel bírván, egymással szemben testvéri szellemben kell hogy viseltessenek; őrült tűz.',
    ],
    [
      'windows-1254',
      'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler; ışık, değil, İstanbul.',
    ],
    ['windows-1256', 'يولد جميع الناس أحرارا متساوين في الكرامة والحقوق، وقد وهبوا عقلا وضميرا.'],
    ['windows-1253', 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.'],
    ['windows-1255', 'כל בני אדם נולדו בני חורין ושווים בערכם ובזכויותיהם.'],
    [
      'windows-1257',
      'Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis. Jiems suteiktas protas ir sąžinė, ir jie turi elgtis vienas kito atžvilgiu kaip broliai; šių įstatymų.',
    ],
    ['koi8-r', 'Все люди рождаются свободными и равными в своем достоинстве и правах.'],
  ])('%s is guessed by its letters, with a warning: %s', (page, text) => {
    const { value, diagnostics } = decodeSource('a.txt', inCodePage(text, page))
    expect(value).toMatchObject({ text, encoding: page })
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]).toMatchObject({ code: 'source/encoding-guessed', severity: 'warning' })
    expect(diagnostics[0]?.message).toContain(page)
  })

  test('the format is known by the name', () => {
    expect(decodeSource('content/a/source.md', utf8('# A')).value?.format).toBe('markdown')
    expect(decodeSource('SOURCE.TXT', utf8('A')).value?.format).toBe('text')
  })
})

describe('what is refused, with a reason and a way out', () => {
  test.each([
    ['an empty file', 'a.txt', new Uint8Array(), 'source/empty'],
    ['nothing but spaces', 'a.md', utf8('\ufeff \n\t'), 'source/empty'],
    ['a PDF named .txt', 'a.txt', utf8('%PDF-1.7\n…'), 'source/binary'],
    ['a DOCX named .txt', 'a.txt', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 8), 'source/binary'],
    ['zero bytes', 'a.txt', Uint8Array.from({ length: 512 }, (_, index) => (index * 37) % 256), 'source/binary'],
    ['many control characters', 'a.txt', utf8('a\u0001b\u0002'.repeat(40)), 'source/binary'],
    ['a file above the limit', 'a.txt', new Uint8Array(maximumBytes + 1).fill(97), 'source/too-large'],
    ['DOCX, which is unpacked before', 'a.docx', utf8('PK'), 'source/format'],
    ['another format', 'a.xyz', utf8('a'), 'source/format'],
    ['no extension', 'README', utf8('a'), 'source/format'],
  ])('%s', (_name, file, bytes, code) => {
    const { value, diagnostics } = decodeSource(file, bytes)
    expect(value).toBeUndefined()
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code])
    expect(diagnostics[0]?.severity).toBe('error')
    expect(diagnostics[0]?.hints.length).toBeGreaterThan(0)
    expect(diagnostics[0]?.place?.file).toBe(file)
  })

  test('UTF-8 with a broken place names line and column', () => {
    const bytes = Uint8Array.from([...utf8('Қазақ тілі\nжақсы '), 0xd2, ...utf8(' сөз')])
    const { value, diagnostics } = decodeSource('a.txt', bytes)
    expect(diagnostics[0]).toMatchObject({
      code: 'source/broken-utf8',
      severity: 'error',
      place: { line: 2, column: 7 },
    })
    expect(value?.text).toBe('Қазақ тілі\nжақсы \ufffd сөз')
  })
})
