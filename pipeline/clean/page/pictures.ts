import type { PageBlock } from './blocks.ts'
import type { Facts, PageRule } from './classify.ts'
import { isInside, parentOf } from './container.ts'
import { namesOf } from './names.ts'
import { attribute, isElement, type PageElement } from './parse.ts'

/** Sides in points up to which a picture is a sign: an icon, an avatar, a dot that counts readers. */
const signSide = 48

const signNames = new Set('avatar gravatar emoji smiley wpsmiley spacer sprite pixel trackingpixel favicon'.split(' '))
const signFiles = /(?:gravatar\.com|\/(?:avatars?|emoji|pixel|spacer)(?:[/._-]|$)|1x1\.)/iu
const shareAddress =
  /(?:\/sharer?(?:\.php)?[/?]|\/intent\/|\/share(?:r|article)?[?/]|share-?offsite|pin\/create|api\.whatsapp\.com|\/\/wa\.me|\/\/t\.me\/share|^mailto:\?|submit\?url=|addthis\.com|addtoany\.com)/iu

/** Pictures that stand among blocks of the article belong to it; those that are only signs do not, wherever they stand. */
export function judgePictures(facts: Facts, rules: (PageRule | undefined)[], title: number): void {
  const { blocks } = facts
  const isText = (index: number) =>
    index !== title && rules[index] === undefined && blocks[index]!.kind !== 'picture' && blocks[index]!.kind !== 'rule'
  const indexes = blocks.map((_, index) => index)
  const first = indexes.find(isText) ?? blocks.length
  const last = indexes.findLast(isText) ?? -1
  for (const index of indexes) {
    const block = blocks[index]!
    if (block.kind !== 'picture') continue
    if (isSign(block)) rules[index] ??= 'page/picture'
    else if (rules[index] === undefined && isInForeignBox(index, facts, rules, teasers)) rules[index] = 'page/related'
    else if (rules[index] === 'page/outside' && index > first && index < last && !isInForeignBox(index, facts, rules))
      rules[index] = undefined
  }
}

/** Whether a picture is a sign by its size, its names or the address that it leads to. */
function isSign(block: PageBlock): boolean {
  const [image] = block.nodes
  if (image === undefined || !isElement(image) || block.caption.length > 0) return false
  const sides = [sideOf(image, 'width'), sideOf(image, 'height')].filter((side) => side !== undefined)
  if (sides.length > 0 && sides.every((side) => side <= signSide)) return true
  if (namesOf(image).some((name) => signNames.has(name)) || signFiles.test(attribute(image, 'src') ?? '')) return true
  let at: PageElement | undefined = image
  for (let step = 0; at && step < 3; step++, at = parentOf(at))
    if (at.tagName === 'a') return shareAddress.test(attribute(at, 'href') ?? '')
  return false
}

function sideOf(image: PageElement, name: 'width' | 'height'): number | undefined {
  const own = /^\s*(\d+)(?:px)?\s*$/u.exec(attribute(image, name) ?? '')
  const style = new RegExp(`(?:^|[;\\s])${name}:\\s*(\\d+)px`, 'u').exec(attribute(image, 'style') ?? '')
  const side = style ?? own
  return side ? Number(side[1]) : undefined
}

const teasers: readonly PageRule[] = ['page/related', 'page/ad', 'page/subscribe']

/** Whether the widest box round a picture without text of the article holds text that was taken away: a teaser, a banner. */
function isInForeignBox(
  index: number,
  { blocks }: Facts,
  rules: readonly (PageRule | undefined)[],
  only?: readonly PageRule[],
): boolean {
  const from = Math.max(0, index - 40)
  const near = blocks.slice(from, index + 41)
  const ruleAt = (at: number) => rules[from + at]
  const holdsText = (box: PageElement) =>
    near.some((block, at) => ruleAt(at) === undefined && block.kind !== 'picture' && isInside(block.parent, box, 30))
  let box: PageElement | undefined
  for (let up: PageElement | undefined = blocks[index]!.parent; up && !holdsText(up); up = parentOf(up)) box = up
  if (box === undefined) return false
  const isForeign = (rule: PageRule | undefined) =>
    rule !== undefined && (only === undefined ? rule !== 'page/byline' : only.includes(rule))
  const outer = box
  return (
    (only === undefined && /^(?:aside|nav|footer|form)$/u.test(outer.tagName)) ||
    near.some(
      (block, at) =>
        isForeign(ruleAt(at)) && block.kind !== 'picture' && block.letters > 0 && isInside(block.parent, outer, 30),
    )
  )
}
