export type CodePage =
  | 'windows-874'
  | 'windows-1250'
  | 'windows-1251'
  | 'windows-1252'
  | 'windows-1253'
  | 'windows-1254'
  | 'windows-1255'
  | 'windows-1256'
  | 'windows-1257'
  | 'koi8-r'

/** Per code page, for each of its languages: small letters beyond ASCII, the frequent ones before the space. */
export const codePageLetters: readonly (readonly [page: CodePage, languages: readonly string[]])[] = [
  ['windows-874', ['ากนรอเง่วม้ยลดตทสบปคหแจะใชพไขถิีึืุูั์ำ็ ผธซภศษญโฟณฐฉฆฌฏฎฒฑฬฮฝฤฯๆ๊๋']], // Thai
  [
    'windows-1252',
    [
      'éèàêç ùûîôâëïœü', // French
      'äöüß é', // German, Finnish
      'áéíóúñ ü', // Spanish
      'ãçéáíóõêâ úàô', // Portuguese
      'èàòùì é', // Italian
      'åäö é', // Swedish
      'æøå é', // Danish, Norwegian
      'éëï èöü', // Dutch
      'ðáíæóþö úéý', // Icelandic
      'àéèíòóçï úü', // Catalan
    ],
  ],
  [
    'windows-1251',
    [
      'оеаинтсрвлкмдпу яыьгзбчйхжшюцщэфъё',
      'оіаеинтвуркл їєґьяюжхчшщйцфзбгдмпс',
      'аоеитнрсвлд кпмузябгщчйшжъцюхьф',
      'аоиенртсјлкд уљњђћџжчшцхфзгбвмп',
    ],
  ],
  [
    'windows-1250',
    [
      'ęąółżś ćńź', // Polish
      'íáěéřšý čžůúťňďó', // Czech
      'áéíýčšžľ ťúôňďŕĺäó', // Slovak
      'áéöőó íüúű', // Hungarian
      'ăîâşţ şţ', // Romanian (old cedillas)
      'šžčćđ', // Croatian, Slovene
    ],
  ],
  ['windows-1254', ['ıüşçğö âîû']],
  [
    'windows-1256',
    [
      'الينمتروه بدعفسكقحجطشصخزضذثىءأإآؤئةغظ،؛؟',
      'اینرمدهتبو شسکگخزعفقپلجحطصچژضذثغظآئ،؛؟',
      'اینرکہےتمو سبدپلگجچحخطصضعغفقژٹڈڑںھئآ،؛؟۔',
    ],
  ],
  ['windows-1253', ['αοιετνσρκπ λμςυηγάίόέήδθφχβωώύξζψϊ']],
  ['windows-1255', ['יוהלאמרשתנ בדקחעטפגסצזכםןץףך']],
  ['windows-1257', ['ėšųžįąū čęõäöü', 'āīēšņļūž ķčģ', 'äõüö šž']],
  ['koi8-r', ['оеаинтсрвлкмдпу яыьгзбчйхжшюцщэфъё']],
]
