export { measureText, minWidth, naturalWidth, setLine, setParagraph, type TextWidths } from './paragraph.ts'
export { probeLinebreak, probeTypeset } from './probe.ts'
