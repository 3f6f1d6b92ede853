export { measureText, minWidth, naturalWidth, setLine, setParagraph, type TextWidths } from './paragraph.ts'
