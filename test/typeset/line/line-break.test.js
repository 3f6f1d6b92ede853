import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { probeLinebreak } from '../../../pipeline/typeset/line/index.js';
/** The text with `|` where a line may break. */
function marked(text, locale) {
    const { breaks } = probeLinebreak({ id: '', text, ...(locale !== undefined && { locale }) });
    return Array.from(text).reduce(({ result, offset }, letter) => {
        const next = offset + letter.length;
        return { result: result + letter + (next < text.length && breaks.includes(next) ? '|' : ''), offset: next };
    }, { result: '', offset: 0 }).result;
}
describe('the rules of UAX #14 by example', () => {
    test.each([
        ['LB5 CR LF is one break', 'a\r\nb', 'a\r\n|b'],
        ['LB7 spaces stay on their line', 'one   two', 'one   |two'],
        ['LB8 zero width space', 'a\u200bb', 'a\u200b|b'],
        ['LB8a emoji joined by ZWJ', '👩\u200d🚀', '👩\u200d🚀'],
        ['LB9 marks stay with their base', 'e\u0301 a\u0308', 'e\u0301 |a\u0308'],
        ['LB11 word joiner', 'a\u2060-\u2060b', 'a\u2060-\u2060b'],
        ['LB12 no-break space', '100\u00a0km', '100\u00a0km'],
        ['LB13 punctuation never begins a line', 'no , yes !', 'no , |yes !'],
        ['LB14 nor does an opening bracket end one', '( a) b', '( a) |b'],
        ['LB15 quotation marks', 'say “ yes ” now', 'say |“ yes ” |now'],
        ['LB20a a hyphen before a word', 'a -b', 'a |-b'],
        ['LB21 hyphens inside words', 'well-known — yes', 'well-|known |— |yes'],
        ['LB25 numbers keep together', '$1,770.50 12% (3) −4', '$1,770.50 |12% |(3) |−4'],
        ['LB28a aksaras of Brahmic scripts', '\u1b13\u1b44\u1b13', '\u1b13\u1b44\u1b13'],
        ['LB30 an aside inside a word', 'word(s) x', 'word(s) |x'],
        ['LB30a flags stay whole', '🇰🇿🇺🇳', '🇰🇿|🇺🇳'],
        ['LB30b skin tones stay', '👋🏽👋', '👋🏽|👋'],
        ['addresses break after slashes', 'https://example.org/a/b', 'https://|example.org/|a/|b'],
    ])('%s', (_name, text, expected) => {
        expect(marked(text)).toBe(expected);
    });
});
describe('languages add to the rules', () => {
    test.each([
        ['Thai words by dictionary', 'th', 'ภาษาไทย', 'ภาษา|ไทย'],
        ['Khmer words', 'km', 'ខ្ញុំស្រឡាញ់ប្រទេសកម្ពុជា', 'ខ្ញុំ|ស្រឡាញ់|ប្រទេស|កម្ពុជា'],
        ['Lao words', 'lo', 'ພາສາລາວ', 'ພາສາ|ລາວ'],
        ['Myanmar words', 'my', 'လူတိုင်းသည် တူညီ', 'လူ|တိုင်း|သည် |တူညီ'],
        ['JL-01 closing marks never begin a line', 'ja', '「は」、っー。', '「は」、っー。'],
        ['Chinese quotation marks are brackets', 'zh-Hans', '他说“Hello”了', '他|说|“Hello”|了'],
        ['an English apostrophe in Chinese is none', 'zh-Hans', '用don’t吧', '用|don’t|吧'],
        ['Korean breaks between syllables', 'ko', '인권선언', '인|권|선|언'],
    ])('%s', (_name, locale, text, expected) => {
        expect(marked(text, locale)).toBe(expected);
    });
});
test('any text gives breaks in order that end at its end', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { breaks } = probeLinebreak({ id: '', text, locale: 'th' });
        expect(breaks.at(-1)).toBe(text === '' ? undefined : text.length);
        expect(breaks).toEqual(breaks.toSorted((a, b) => a - b));
        for (const offset of breaks)
            expect(/[\ud800-\udbff][\udc00-\udfff]/u.test(text.slice(offset - 1, offset + 1)) &&
                /^[\udc00-\udfff]/u.test(text.slice(offset))).toBe(false);
    }), { seed: 7, numRuns: 300 });
});
test('a megabyte without a space takes linear time', () => {
    const start = process.cpuUsage().user;
    const long = 'ก'.repeat(100_000) + '漢'.repeat(400_000) + 'a'.repeat(500_000);
    expect(probeLinebreak({ id: '', text: long, locale: 'th' }).breaks.length).toBeGreaterThan(400_000);
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(5);
});
// The official file is Unicode's: `cargo vendor` of the crate icu_segmenter 2.4.0 brings it as tests/testdata/LineBreakTest_17.txt.
const official = process.env['STEMMA_LINE_BREAK_TEST'] ?? '';
test.skipIf(!existsSync(official))('all cases of LineBreakTest 17.0 (STEMMA_LINE_BREAK_TEST names the file)', () => {
    const cases = readFileSync(official, 'utf8')
        .split('\n')
        .filter((line) => /^[×÷]/u.test(line));
    expect(cases).toHaveLength(19_338);
    const wrong = cases.filter((line) => {
        let text = '';
        const wanted = [];
        for (const part of (line.split('#')[0] ?? '').trim().split(/\s+/u)) {
            if (part === '÷')
                wanted.push(text.length);
            else if (part !== '×')
                text += String.fromCodePoint(parseInt(part, 16));
        }
        return probeLinebreak({ id: '', text }).breaks.join() !== wanted.join();
    });
    expect(wrong).toEqual([]);
});
