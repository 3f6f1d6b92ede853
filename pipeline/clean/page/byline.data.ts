/** What stands before the name of an author, in many languages: sources of regular expressions. A name must follow. */
export const bylineWords = [
  'by|written by|text by|story by|words by|author|authors|reporter',
  'von|text von|autor|autorin|verfasser|verfasserin',
  'par|auteur|auteure|autrice|propos recueillis par',
  'por|escrito por|autora|redacción',
  'di|a cura di|autore',
  'door|geschreven door',
  'av|af|tekst|text|forfatter|författare|skribent',
  'autorzy|napisał|napisała|napsal|napsala|píše|piše|avtor|autorka',
  'автор|авторы|текст|автори|аутор',
  'szerző|írta|kirjoittaja|teksti|kirjutas|autors|autorius',
  'yazan|yazar|haber|muallif',
  'συντάκτης|γράφει ο|γράφει η|του|της',
  'בקלם|מאת|نویسنده|بقلم|كتب|كتبت|تحرير|از',
  'लेखक|द्वारा|লেখক',
  'oleh|ditulis oleh|penulis|penulis|bởi|tác giả|ni|na|mwandishi',
  'โดย|ผู้เขียน',
  '作者|文|記者|记者|撰文|著者|執筆|글',
].join('|')

/** Small words inside names: `Ursula von der Leyen`, `Juan de la Cruz`. */
export const nameParticles = 'de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|ten|ter|zu|af|av|bin|ibn|al|el|y|e'

/** What joins two authors. */
export const nameJoints = 'and|und|et|y|e|ed|en|och|og|ja|i|a|és|și|ve|da|dan|và|и|і|та|й|και|و|与|和'
