/** Words after a suspended hyphen (`pre- and post-war`, `Vor- und Nachteile`). */
export const suspendingWords: ReadonlySet<string> = new Set(
  'and or to und oder bzw en of och eller og i a oraz lub und/oder и или'.split(' '),
)

/** Second parts that Russian and its neighbours write with a hyphen (`кто-то`, `кто-нибудь`). */
export const hyphenParticles: ReadonlySet<string> = new Set('то нибудь либо таки ка де за под'.split(' '))
