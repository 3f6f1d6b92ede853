export { measureText, setLine, setParagraph } from './paragraph.ts'
export { probeLinebreak, probeTypeset } from './probe.ts'
