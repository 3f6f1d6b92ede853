import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const packages = new URL('../../node_modules/@expo-google-fonts/', import.meta.url).pathname

/** Fonts of two machines: one that has, as most have, fonts for East Asia, and one that has none. */
const machines = {
  usual: ['<include ignore_missing="yes">/etc/fonts/fonts.conf</include>', 'noto-serif-sc', 'nanum-myeongjo'],
  bare: ['noto-serif'],
}

/** Run `use(env)` with the environment that shows a program the fonts of a machine, whatever this one has. */
export async function onMachine(name, use) {
  const folder = mkdtempSync(join(tmpdir(), 'stemma-fonts-'))
  const lines = machines[name].map((part) =>
    part.startsWith('<') ? part : `<dir>${join(packages, part, '400Regular')}</dir>`,
  )
  const head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
  writeFileSync(
    join(folder, 'fonts.conf'),
    `${head}<fontconfig>${lines.join('')}<cachedir>${folder}</cachedir></fontconfig>`,
  )
  try {
    return await use({ FONTCONFIG_FILE: join(folder, 'fonts.conf') })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
