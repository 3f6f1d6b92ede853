/** What the furniture of web pages says, per language: sources of regular expressions, matched from the start of a block. */
export interface Furniture {
  readonly comment?: string
  readonly share?: string
  readonly more?: string
  readonly subscribe?: string
  readonly cookie?: string
  readonly ad?: string
  readonly follow?: string
  readonly rights?: string
}

export const furniture: Readonly<Record<string, Furniture>> = {
  en: {
    comment:
      'leave (?:a|your) (?:comment|reply)|(?:add|post|write) (?:a|your) comment|(?:no|\\d+|one) comments?|comments? (?:are|is) (?:closed|off|disabled)|(?:view|show|see|load) (?:all |more )*(?:\\d+ )?comments?|join the (?:conversation|discussion)|(?:log|sign) in to comment|comments?',
    share: 'share (?:this|on|via|with|to)|share|click to share|tweet(?: this)?|email this|print this|pin it',
    more: 'read (?:more|also|next|on)|see also|also read|more (?:on|from|about)|continue reading|related(?: (?:posts|articles|stories|news|topics|content|links|reading|coverage))?|you (?:may|might) (?:also )?(?:like|be interested)|recommended(?: for you)?|most (?:read|popular)|trending(?: now)?|don.t miss|up next|next article|previous article|back to top|skip to (?:main )?content',
    subscribe:
      'sign up|subscribe|get (?:our|the) (?:\\w+ )?newsletter|join our (?:newsletter|mailing list)|enter your e-?mail',
    cookie:
      '(?:we|this (?:web)?site|our (?:web)?site)(?: and our partners)? uses? cookies?|by (?:continuing|using)[^.]*cookies?|accept (?:all )?cookies?|cookie (?:settings|policy|preferences|notice)',
    ad: 'advertisements?|advertising|sponsored(?: content)?|promoted|ad|story continues below(?: advertisement)?|advertisement - scroll to continue',
    follow: 'follow us|like us|find us|follow @',
    rights: 'all rights reserved',
  },
  fr: {
    comment:
      'laisse[rz] un commentaire|(?:ajouter|poster|écrire) un commentaire|(?:aucun|\\d+) commentaires?|(?:les )?commentaires (?:sont )?fermés|commenter|commentaires',
    share: 'partage[rz](?: (?:cet|l.|sur|par|avec))?|cliquez pour partager|tweeter',
    more: '(?:à )?lire (?:aussi|la suite|également|plus)|voir aussi|en savoir plus|sur le même sujet|articles? (?:liés|similaires|connexes)|à ne pas manquer|les plus lus',
    subscribe: 'abonnez-vous|s.abonner|inscrivez-vous|recevez (?:notre|la) ',
    cookie:
      '(?:nous utilisons|ce site utilise|notre site utilise)[^.]*cookies?|(?:tout )?accepter les cookies|gérer les cookies',
    ad: 'publicité|annonce|contenu sponsorisé|sponsorisé',
    follow: 'suivez-nous|suivre',
    rights: 'tous droits réservés',
  },
  de: {
    comment:
      '(?:schreiben? sie|schreibe?|hinterlassen? sie|hinterlasse) (?:hier )?(?:einen|ihren|deinen) kommentar|kommentar (?:schreiben|verfassen|hinterlassen|abgeben)|(?:keine|\\d+) kommentare?|(?:die )?kommentare sind (?:\\p{L}+ )?(?:geschlossen|deaktiviert)|kommentieren|kommentare',
    share:
      '(?:diesen )?(?:artikel|beitrag) teilen|teilen(?: auf| sie| per| via| mit)?|auf \\p{L}+ teilen|weiterempfehlen|drucken|klick(?:en)?,? um',
    more: 'lesen sie (?:auch|mehr|hier|dazu)|lies auch|mehr (?:zum thema|lesen|dazu)|weiterlesen|siehe auch|auch interessant|das könnte (?:sie|dich)|ähnliche (?:artikel|beiträge)|verwandte (?:artikel|themen|beiträge)|meistgelesen|zum thema',
    subscribe:
      '(?:unseren )?newsletter (?:abonnieren|bestellen|anmelden)|abonnieren sie|jetzt abonnieren|melden sie sich[^.]*newsletter|abonniere(?:n)?',
    cookie:
      '(?:wir verwenden|wir nutzen|wir benutzen|diese (?:web)?seite (?:verwendet|nutzt|benutzt)|diese website (?:verwendet|nutzt|benutzt))[^.]*cookies?|(?:alle )?cookies? (?:akzeptieren|einstellungen)',
    ad: '(?:- )?anzeigen?(?: -)?|werbung|gesponsert|sponsored',
    follow: 'folgen? sie uns|folge uns|folgt uns',
    rights: 'alle rechte vorbehalten',
  },
  es: {
    comment:
      '(?:deja|dejar|escribe|añade|publica)(?:r)? (?:un|tu) comentario|(?:no hay|sin|\\d+) comentarios?|(?:los )?comentarios (?:están )?cerrados|comentar|comentarios',
    share: 'compart(?:ir|e|a)(?: (?:en|este|esta|por|con|el))?|haz clic para compartir|tuitear',
    more: '(?:leer|lee|lea|ver|saber) (?:más|también)|lee también|te puede interesar|también te|artículos? relacionados?|noticias relacionadas|relacionad[oa]s?|seguir leyendo|lo más leído|más (?:información|noticias)',
    subscribe: 'suscr[ií]b(?:ete|ase|irse|ite)|regístrate|recibe (?:nuestro|el) ',
    cookie:
      '(?:usamos|utilizamos|este sitio (?:web )?(?:usa|utiliza)|esta web (?:usa|utiliza)|nuestro sitio (?:usa|utiliza))[^.]*cookies?|aceptar (?:todas )?(?:las )?cookies?',
    ad: 'publicidad|anuncios?|patrocinado|contenido patrocinado',
    follow: 's[ií]g(?:ue|a)nos|seguir',
    rights: 'todos los derechos reservados',
  },
  pt: {
    comment:
      '(?:deixe|deixar|escreva|adicione|faça) (?:um|seu|o seu) coment[áa]rio|(?:sem|nenhum|\\d+) coment[áa]rios?|(?:os )?coment[áa]rios (?:estão )?(?:encerrados|fechados)|comentar|coment[áa]rios',
    share: 'compartilh(?:ar|e)(?: (?:no|na|este|esta|em|com))?|partilh(?:ar|e)(?: .*)?|clique para compartilhar',
    more: '(?:leia|ler|veja|ver|saiba) (?:mais|também|ainda)|artigos? relacionad[oa]s?|not[íi]cias relacionadas|relacionad[oa]s?|continue (?:lendo|a ler)|mais lidas|recomendados?',
    subscribe: 'assine|inscreva-se|subscreva|receba (?:nossa|a nossa) ',
    cookie:
      '(?:usamos|utilizamos|este site (?:usa|utiliza)|nosso site (?:usa|utiliza))[^.]*cookies?|aceitar (?:todos )?(?:os )?cookies?',
    ad: 'publicidade|anúncios?|patrocinado|conteúdo patrocinado',
    follow: 'siga(?:-nos| a gente)?|seguir',
    rights: 'todos os direitos reservados',
  },
  it: {
    comment:
      '(?:lascia|scrivi|aggiungi|inserisci) (?:un|il tuo) commento|(?:nessun|\\d+) comment[oi]|(?:i )?commenti (?:sono )?chiusi|commenta|commenti',
    share: 'condividi(?: (?:su|questo|questa|l.|con|via))?|clicca per condividere',
    more: 'legg[ie] (?:anche|di più|tutto|altro)|vedi anche|continua a leggere|articoli (?:correlati|simili)|potrebbe(?:ro)? (?:anche )?interessar(?:ti|vi)|correlati|scopri di più|i più letti|per saperne di più',
    subscribe: 'iscriviti|iscrivetevi|abbonati|ricevi la ',
    cookie:
      '(?:utilizziamo|usiamo|questo sito (?:utilizza|usa)|il nostro sito (?:utilizza|usa))[^.]*cookies?|accetta (?:tutti )?(?:i )?cookies?',
    ad: 'pubblicità|annuncio|sponsorizzato|contenuto sponsorizzato|inserzione',
    follow: 'segui(?:ci|teci)',
    rights: 'tutti i diritti riservati',
  },
  nl: {
    comment:
      '(?:laat|geef|plaats|schrijf) (?:een|je|uw) (?:reactie|commentaar)(?: achter)?|reageer|(?:geen|\\d+) reacties?|reacties (?:zijn )?gesloten|reacties|een reactie (?:achterlaten|plaatsen)',
    share: 'de(?:el|len)(?: (?:dit|op|via|met|artikel))?|artikel delen|klik om te delen',
    more: 'lees (?:ook|meer|verder)|zie ook|meer over|bekijk ook|gerelateerde? (?:artikelen|berichten|nieuws)|gerelateerd|aanbevolen|meest gelezen|misschien (?:ook )?interessant',
    subscribe: 'abonneer|schrijf (?:je|u) in|meld (?:je|u) aan|ontvang onze ',
    cookie:
      '(?:wij gebruiken|we gebruiken|deze (?:web)?site gebruikt|onze (?:web)?site gebruikt)[^.]*cookies?|(?:alle )?cookies (?:accepteren|toestaan)',
    ad: 'advertenties?|reclame|gesponsord|advertentie',
    follow: 'volg ons',
    rights: 'alle rechten voorbehouden',
  },
  sv: {
    comment:
      '(?:lämna|skriv) en kommentar|kommentera|(?:inga|\\d+) kommentarer?|kommentarer(?: (?:är )?(?:stängda|inaktiverade))?',
    share: 'dela(?: (?:artikeln|på|denna|den här|via|med|inlägget))?|klicka för att dela',
    more: 'läs (?:också|även|mer|vidare)|se (?:också|även)|relaterade? (?:artiklar|inlägg|nyheter)|relaterat|mest läst|mer om',
    subscribe: 'prenumerera|anmäl dig|få vårt nyhetsbrev',
    cookie:
      '(?:vi använder|den här (?:webbplatsen|sidan) använder|denna (?:webbplats|sida) använder)[^.]*(?:cookies?|kakor)|(?:acceptera|godkänn) (?:alla )?(?:cookies?|kakor)',
    ad: 'annons(?:er)?|reklam|sponsrat(?: innehåll)?',
    follow: 'följ oss',
    rights: 'alla rättigheter förbehålls|med ensamrätt',
  },
  da: {
    comment:
      '(?:skriv|tilføj|efterlad) en kommentar|kommentér|(?:ingen|\\d+) kommentarer?|kommentarer(?: er lukket)?|der er lukket for kommentarer',
    share: 'del(?: (?:artiklen|på|denne|via|med))?|klik for at dele',
    more: 'læs (?:også|mere|videre)|se også|relaterede? (?:artikler|indlæg|nyheder)|mest læste|mere om',
    subscribe: 'tilmeld dig|abonn[ée]r|få vores nyhedsbrev',
    cookie:
      '(?:vi bruger|vi anvender|denne (?:hjemmeside|side) bruger|dette websted bruger)[^.]*cookies?|(?:accepter|godkend) (?:alle )?cookies?',
    ad: 'annoncer?|reklame|sponsoreret(?: indhold)?',
    follow: 'følg os',
    rights: 'alle rettigheder forbeholdes',
  },
  nb: {
    comment:
      '(?:skriv|legg igjen|legg til) en kommentar|kommenter|(?:ingen|\\d+) kommentarer?|kommentarer(?: er stengt)?|kommentarfeltet er stengt',
    share: 'del(?: (?:artikkelen|på|denne|via|med|saken))?|klikk for å dele',
    more: 'les (?:også|mer|videre)|se også|relaterte? (?:artikler|innlegg|saker)|mest lest|mer om',
    subscribe: 'meld deg på|abonn[ée]r|få nyhetsbrevet',
    cookie:
      '(?:vi bruker|dette nettstedet bruker|denne nettsiden bruker)[^.]*(?:cookies?|informasjonskapsler)|(?:godta|aksepter) (?:alle )?(?:cookies?|informasjonskapsler)',
    ad: 'annonser?|reklame|sponset(?: innhold)?',
    follow: 'følg oss',
    rights: 'alle rettigheter (?:forbeholdt|reservert)',
  },
  fi: {
    comment:
      '(?:jätä|kirjoita|lisää) kommentti|kommentoi|(?:ei|\\d+) kommentt(?:eja|ia)|kommentit(?: (?:on )?suljettu)?',
    share: 'jaa(?: (?:artikkeli|tämä|facebookissa|twitterissä|sivu))?|jaa [\\p{L}]+(?:ssa|ssä)',
    more: 'lue (?:myös|lisää)|katso myös|aiheeseen liittyvää|suosittelemme|luetuimmat|liittyvät artikkelit',
    subscribe: 'tilaa(?: uutiskirje)?|liity postituslistalle',
    cookie: '(?:käytämme|sivusto käyttää|tämä sivusto käyttää)[^.]*evästeitä|hyväksy (?:kaikki )?evästeet',
    ad: 'mainos|ilmoitus|kaupallinen yhteistyö|sponsoroitu',
    follow: 'seuraa meitä',
    rights: 'kaikki oikeudet pidätetään',
  },
  pl: {
    comment:
      '(?:dodaj|zostaw|napisz|skomentuj)(?: (?:swój )?komentarz)?|(?:brak|\\d+) komentarz[ey]?|komentarze(?: (?:są )?(?:zamknięte|wyłączone))?',
    share: 'udostępnij(?: (?:na|ten|artykuł|przez))?|podziel się|kliknij,? aby udostępnić|tweetnij',
    more: '(?:czytaj|przeczytaj|zobacz|sprawdź) (?:też|także|również|więcej|dalej)|powiązane(?: artykuły)?|podobne (?:artykuły|wpisy)|więcej (?:na temat|informacji)|polecane|najczęściej czytane',
    subscribe: 'zapisz się|subskrybuj|prenumeruj|zasubskrybuj',
    cookie:
      '(?:używamy|korzystamy z|ta strona (?:używa|korzysta z)|nasza strona (?:używa|korzysta z)|strona używa)[^.]*(?:cookies?|ciasteczek)|(?:akceptuj|zaakceptuj) (?:wszystkie )?(?:pliki )?cookies?',
    ad: 'reklam[ay]|ogłoszenie|materiał sponsorowany|sponsorowane',
    follow: '(?:obserwuj|śledź) nas',
    rights: 'wszelkie prawa zastrzeżone',
  },
  cs: {
    comment:
      '(?:přidat|přidej|napsat|zanechat|napište)(?:te)? komentář|okomentovat|(?:žádné|\\d+) komentář[eůi]?|komentáře(?: (?:jsou )?(?:uzavřeny|uzavřené|zakázány))?|diskuse|vstoupit do diskuse',
    share: 'sdílet(?: (?:na|článek|tento|přes))?|sdílejte',
    more: '(?:čtěte|přečtěte si|číst|více|viz) (?:také|dále|více|též|dál|o tématu)|mohlo by vás zajímat|související(?: články)?|podobné články|nejčtenější|doporučujeme',
    subscribe: 'přihlaste se|odebírat|odebírejte|předplaťte',
    cookie:
      '(?:používáme|tento web používá|tato stránka používá|tyto stránky používají)[^.]*(?:cookies?|soubory cookie)|(?:přijmout|povolit) (?:vše|všechny )?(?:cookies?)?',
    ad: 'reklama|inzerce|sponzorováno|komerční sdělení',
    follow: 'sledujte nás',
    rights: 'všechna práva vyhrazena',
  },
  sk: {
    comment:
      '(?:pridať|pridaj|napísať|zanechať|napíšte)(?:te)? (?:komentár|odpoveď)|(?:žiadne|\\d+) komentár(?:e|ov)?|komentáre(?: (?:sú )?(?:uzavreté|vypnuté))?|diskusia',
    share: 'zdieľ(?:ať|ajte)(?: (?:na|článok|tento|cez))?',
    more: '(?:čítajte|prečítajte si|čítať|viac|pozri) (?:aj|ďalej|viac|tiež|o téme)|mohlo by vás zaujímať|súvisiace(?: články)?|podobné články|najčítanejšie|odporúčame',
    subscribe: 'prihláste sa|odoberať|odoberajte|predplaťte',
    cookie:
      '(?:používame|táto stránka používa|tento web používa)[^.]*(?:cookies?|súbory cookie)|(?:prijať|povoliť) (?:všetky )?(?:cookies?)?',
    ad: 'reklama|inzercia|sponzorované',
    follow: 'sledujte nás',
    rights: 'všetky práva vyhradené',
  },
  hu: {
    comment:
      '(?:szólj hozzá|hozzászólok|hozzászólás(?:ok)?(?: (?:írása|küldése|lezárva))?|kommentelj|(?:nincs|\\d+) (?:hozzászólás|komment)|a hozzászólások lezárva|írj hozzászólást)',
    share: 'megoszt(?:ás|om|d)(?: .*)?|oszd meg',
    more: '(?:olvassa?(?: el)?|olvasd(?: el)?|nézd meg|lásd) (?:még|tovább|is|ezt is)|kapcsolódó(?: cikkek| tartalmak)?|hasonló cikkek|bővebben|tovább olvasom|ajánlott|ez is érdekelheti?',
    subscribe: 'iratkoz(?:z|zon) fel|feliratkozás|feliratkozom|előfizetés',
    cookie:
      '(?:(?:weboldalunk|az oldal|ez az oldal|honlapunk) )?(?:sütiket|cookie-kat)[^.]*(?:használ|használunk)|sütiket használunk|összes elfogadása',
    ad: 'hirdetés|reklám|szponzorált(?: tartalom)?|\\(x\\)',
    follow: 'kövess(?:en)? (?:minket|bennünket)',
    rights: 'minden jog fenntartva',
  },
  ro: {
    comment:
      '(?:lasă|lăsați|adaugă|scrie)(?:ți)? (?:un )?comentariu|(?:niciun|fără|\\d+) comentari[iu]u?|comentarii(?:le)?(?: (?:sunt )?închise)?|comentează',
    share: '(?:distribui[eț]?(?:ți|e)?|partajea(?:ză|ți)|împărtășește)(?: (?:pe|acest|articolul|cu))?',
    more: '(?:citește|citiți|vezi|află|aflați) (?:și|mai mult|mai departe|mai multe)|articole (?:similare|asemănătoare|recomandate)|știri similare|recomandări|cele mai citite',
    subscribe: '(?:abonează-te|abonați-vă|înscrie-te)',
    cookie:
      '(?:folosim|utilizăm|acest site (?:folosește|utilizează))[^.]*(?:cookie(?:-uri)?|cookies)|acceptă (?:toate )?(?:cookie(?:-uri|s)?)?',
    ad: 'publicitate|reclamă|anunț|conținut sponsorizat|sponsorizat',
    follow: 'urmăr(?:ește-ne|iți-ne)',
    rights: 'toate drepturile rezervate',
  },
  bg: {
    comment:
      '(?:оставете|остави|добави|напиши|напишете) (?:коментар|отговор)|(?:няма|\\d+) коментар[аи]?|коментари(?:те)?(?: са (?:затворени|изключени))?|коментирай(?:те)?',
    share: 'сподел(?:и|ете|яне)(?: (?:в|във|статията|тази|с))?',
    more: '(?:прочетете|прочети|вижте|виж|четете) (?:също|още|и|повече)|още по темата|свързани (?:статии|новини)|подобни статии|най-четени|препоръчано',
    subscribe: 'абонира(?:й|йте) се|запиши се|регистрирай се',
    cookie:
      '(?:използваме|този сайт използва|сайтът използва)[^.]*(?:бисквитки|cookies?)|прием(?:и|ам|ете) (?:всички )?(?:бисквитки)?',
    ad: 'реклам[аи]|обява|спонсорирано(?: съдържание)?',
    follow: 'последва(?:й|йте) ни',
    rights: 'всички права запазени',
  },
  uk: {
    comment:
      '(?:залишити|залиште|додати|написати) (?:коментар|відгук)|(?:немає|\\d+) коментар(?:ів|і)?|коментарі(?: (?:закрито|вимкнено))?|коментувати|прокоментувати',
    share: 'поділи(?:тися|ться|тись)(?: .*)?|поширити|поширте',
    more: '(?:читайте|читати|дивіться|дивись) (?:також|далі|ще|більше)|(?:пов.язані|схожі) (?:статті|матеріали|новини)|матеріали за темою|за темою|більше за темою|детальніше|рекомендуємо|найпопулярніше',
    subscribe: 'підписатися|підпишіться|підписуйтесь|підписуйтеся|підписатись',
    cookie:
      '(?:ми використовуємо|цей сайт використовує|сайт використовує)[^.]*(?:cookies?|куки|файли)|прийняти (?:всі|усі)',
    ad: 'реклама|оголошення|на правах реклами|спонсорський матеріал',
    follow: 'слідкуйте за нами|стежте за нами|приєднуйтесь до нас',
    rights: '(?:всі|усі) права захищено|(?:всі|усі) права захищені',
  },
  ru: {
    comment:
      '(?:оставить|оставьте|добавить|написать|напишите) (?:комментарий|отзыв)|(?:нет|\\d+) комментари(?:ев|й|я)|комментарии(?: (?:закрыты|отключены))?|комментировать|прокомментировать',
    share: 'поделиться(?: .*)?|поделитесь(?: .*)?|рассказать друзьям',
    more: '(?:читайте|читать|смотрите|смотри|узнать) (?:также|далее|ещ[её]|больше|подробнее|дальше)|см\\. также|(?:похожие|связанные) (?:статьи|материалы|новости)|материалы по теме|по теме|ещ[её] по теме|подробнее|рекомендуем|самое читаемое|популярное',
    subscribe: 'подписаться|подпишитесь|подписывайтесь|подписка на',
    cookie:
      '(?:мы используем|этот сайт использует|наш сайт использует|сайт использует)[^.]*(?:cookies?|куки)|принять (?:все|всё)',
    ad: 'реклама|объявлени[ея]|на правах рекламы|спонсорский материал|партн[её]рский материал',
    follow: 'следите за нами|присоединяйтесь к нам|мы в соцсетях',
    rights: 'все права защищены',
  },
  be: {
    comment: '(?:пакінуць|дадаць|напісаць) каментар(?:ый)?|каментары(?:і)?|(?:няма|\\d+) каментар\\p{L}*',
    share: 'падзяліцца(?: .*)?',
    more: '(?:чытайце|глядзіце) (?:таксама|далей|яшчэ)|па тэме|падрабязней',
    subscribe: 'падпісацца|падпішыцеся',
    cookie: '(?:мы выкарыстоўваем|сайт выкарыстоўвае)[^.]*(?:cookies?|кукі)',
    ad: 'рэклама|аб.ява',
    follow: 'сачыце за намі',
    rights: 'усе правы абаронены',
  },
  sr: {
    comment:
      '(?:ostavi(?:te)?|dodaj|napiši(?:te)?) komentar|(?:оставите?|додај|напишите?) коментар|komentari(?: su zatvoreni)?|коментари(?: су затворени)?|komentariši|(?:nema|\\d+) komentar\\p{L}*',
    share: '(?:podeli(?:te)?|podijeli(?:te)?|подели(?:те)?)(?: .*)?',
    more: '(?:pročitajte|čitajte|pogledajte|vidi|vidite|прочитајте|погледајте) (?:i|još|takođe|također|više|и|још|такође|више)|povezane? (?:vesti|vijesti|članci|teme)|slični članci|повезане вести|više o|najčitanije|opširnije',
    subscribe: 'pretplati(?:te)? se|prijavi(?:te)? se|претплатите се|пријавите се',
    cookie:
      '(?:koristimo|ova (?:web )?stranica koristi|ovaj sajt koristi|користимо|овај сајт користи)[^.]*(?:kolačiće|cookies?|колачиће)|prihvati (?:sve)?|прихвати све',
    ad: 'reklam[ae]|oglas(?:i)?|реклама|оглас|sponzorisano|sponzorirano',
    follow: 'pratite nas|пратите нас|zapratite nas',
    rights: 'sva prava (?:zadržana|pridržana)|сва права задржана',
  },
  sl: {
    comment:
      '(?:dodaj(?:te)?|oddaj(?:te)?|napiši(?:te)?|pusti(?:te)?) komentar|komentarji|komentiraj|(?:ni|\\d+) komentarj\\p{L}*',
    share: 'deli(?:te)?(?: .*)?',
    more: '(?:preberi(?:te)?|beri(?:te)?|glej|poglej(?:te)?) (?:tudi|več|še)|sorodn[ie] (?:članki|vsebine)|povezane (?:novice|vsebine)|več o',
    subscribe: 'naroči(?:te)? se|prijavi(?:te)? se',
    cookie: '(?:uporabljamo|ta stran uporablja|spletna stran uporablja)[^.]*(?:piškotke|cookies?)|sprejmi vse',
    ad: 'oglas(?:i)?|reklama|sponzorirano',
    follow: 'sledite nam',
    rights: 'vse pravice pridržane',
  },
  lt: {
    comment:
      '(?:palik(?:ite|ti)?|rašy(?:kite|ti)|parašyk(?:ite)?) komentarą|komentuoti|komentarai(?: uždaryti)?|(?:nėra|\\d+) komentar\\p{L}*',
    share: '(?:dalin(?:kis|kitės|tis)|pasidalin(?:k|kite|ti))(?: .*)?',
    more: '(?:skaityk(?:ite)?|žiūrėk(?:ite)?) (?:taip pat|daugiau|toliau)|taip pat skaitykite|susij(?:ę|usios) (?:straipsniai|naujienos)|daugiau apie|skaityti daugiau',
    subscribe: 'prenumeruok(?:ite)?|užsiprenumeruok(?:ite)?|registruok(?:is|itės)',
    cookie:
      '(?:naudojame|ši svetainė naudoja|šioje svetainėje naudojami)[^.]*(?:slapukus|slapukai|cookies?)|priimti visus',
    ad: 'reklam[ao](?: skelbimas)?|skelbim(?:as|ai)|remiamas turinys',
    follow: 'sekite mus',
    rights: 'visos teisės saugomos',
  },
  lv: {
    comment:
      '(?:pievieno(?:t|jiet)?|atstāj(?:iet)?|raksti(?:et)?) komentāru|komentēt|komentāri(?: slēgti)?|(?:nav|\\d+) komentār\\p{L}*',
    share: '(?:dalies|dalīties|dalieties)(?: .*)?',
    more: '(?:lasi(?:et)?|skati(?:et)?) (?:arī|vairāk|tālāk)|saistīt(?:ie|ās) (?:raksti|ziņas)|lasīt vairāk|vairāk par',
    subscribe: 'abonē(?:t|jiet)?|pieraksties|piesakies',
    cookie: '(?:mēs izmantojam|šī vietne izmanto|izmantojam)[^.]*(?:sīkdatnes|cookies?)|(?:pieņemt|apstiprināt) visas',
    ad: 'reklāma|sludinājums|sponsorēts(?: saturs)?',
    follow: 'seko(?:jiet)? mums',
    rights: 'visas tiesības aizsargātas',
  },
  et: {
    comment:
      '(?:lisa|jäta|kirjuta) kommentaar|kommenteeri|kommentaarid(?: (?:on )?suletud)?|(?:pole|\\d+) kommentaar\\p{L}*',
    share: 'jaga(?: .*)?',
    more: '(?:loe|vaata) (?:ka|veel|edasi|lisaks|lähemalt)|seotud (?:artiklid|lood|uudised)|loetumad',
    subscribe: 'telli(?:ge)?(?: .*)?|liitu(?:ge)?(?: .*)?',
    cookie: '(?:kasutame|see (?:veebi)?leht kasutab|veebileht kasutab)[^.]*(?:küpsiseid|cookies?)|nõustu(?:n)? kõigiga',
    ad: 'reklaam|kuulutus|sisuturundus',
    follow: 'jälgi(?:ge)? meid',
    rights: 'kõik õigused kaitstud',
  },
  el: {
    comment:
      '(?:αφήστε|γράψτε|προσθέστε|άφησε|πρόσθεσε) (?:ένα |το )?(?:σχόλιο|σχόλιό σας)|(?:κανένα|\\d+) σχόλι[οα]|σχόλια(?: (?:είναι )?(?:κλειστά|απενεργοποιημένα))?|σχολιάστε|τα σχόλια είναι κλειστά',
    share: '(?:κοινοποί(?:ηση|ησε|ήστε)|μοιρα(?:στείτε|σου)|κοινή χρήση)(?: .*)?',
    more: '(?:διαβάστε|διάβασε|δείτε|δες) (?:επίσης|περισσότερα|ακόμη|ακόμα|και)|σχετικ(?:ά|ές) (?:άρθρα|ειδήσεις|θέματα)|περισσότερα για|δημοφιλή|προτεινόμενα',
    subscribe: '(?:εγγραφείτε|εγγραφή|γραφτείτε|εγγράψου)(?: .*)?',
    cookie: '(?:χρησιμοποιούμε|αυτός ο ιστότοπος χρησιμοποιεί|ο ιστότοπος χρησιμοποιεί)[^.]*cookies?|αποδοχή όλων',
    ad: 'διαφήμιση|διαφημίσεις|χορηγούμενο(?: περιεχόμενο)?|αγγελία',
    follow: 'ακολουθήστε μας|ακολούθησέ μας',
    rights: 'με επιφύλαξη παντός δικαιώματος',
  },
  tr: {
    comment:
      '(?:bir )?yorum (?:yap|yaz|ekle|bırak)(?:ın)?|(?:\\d+ )?yorum(?:lar)?(?: (?:kapalı|kapatıldı|yok))?|yorumlar kapalıdır|henüz yorum yok',
    share: "(?:[\\p{L}’']+ )?paylaş(?:ın|mak için tıklayın)?(?: .*)?",
    more: '(?:ayrıca|bunu da|bunları da) (?:okuyun|bakın)|devamını oku|daha fazla(?:sı)?(?: oku| bilgi)?|ilgili (?:haberler|yazılar|içerikler|konular)|benzer (?:yazılar|haberler)|(?:okumaya devam et|bkz)|en çok okunanlar|önerilen',
    subscribe: '(?:e-?)?(?:bültene|bültenimize) (?:abone|kaydol|kayıt)(?: ol)?(?:un)?|abone ol(?:un)?|kaydol(?:un)?',
    cookie:
      '(?:bu (?:web )?site(?:si)? )?(?:çerezleri|çerez) (?:kullanıyoruz|kullanır|kullanmaktadır|kullanıyor)|(?:tüm )?çerezleri (?:kabul et|yönet)',
    ad: 'reklam(?:lar)?|ilan(?:lar)?|sponsorlu(?: içerik)?|advertorial',
    follow: 'bizi takip edin|takip et',
    rights: '(?:tüm|her) hakları? (?:saklıdır|mahfuzdur)',
  },
  az: {
    comment: '(?:şərh|rəy) (?:yaz|bildir|əlavə et)(?:in)?|(?:\\d+ )?şərh(?:lər)?(?: bağlıdır)?',
    share: '(?:bunu )?paylaş(?:ın)?(?: .*)?',
    more: '(?:həmçinin|bunu da) (?:oxu|bax)(?:yun|ın)?|daha çox|ətraflı|oxşar (?:xəbərlər|məqalələr)|əlaqəli (?:xəbərlər|məqalələr)|davamını oxu',
    subscribe: 'abunə ol(?:un)?|(?:bülletenə|xəbərlərə) abunə.*',
    cookie: '(?:biz )?(?:kukilərdən|kuki|cookie)[^.]*istifadə (?:edirik|edir)|hamısını qəbul et',
    ad: 'reklam(?:lar)?|elan(?:lar)?',
    follow: 'bizi izləyin',
    rights: 'bütün hüquqlar(?:ı)? qorunur',
  },
  kk: {
    comment:
      '(?:пікір|түсініктеме|комментарий) (?:қалдыру|қалдырыңыз|жазу|жазыңыз|қосу)|(?:\\d+ )?пікір(?:лер)?(?: (?:жабық|жоқ))?',
    share: 'бөлісу(?: .*)?|бөлісіңіз(?: .*)?',
    more: '(?:тағы|сондай-ақ|одан әрі) (?:да )?(?:оқыңыз|оқу|қараңыз)|толығырақ|толық оқу|(?:ұқсас|қатысты|байланысты) (?:мақалалар|жаңалықтар|материалдар)|тақырып бойынша|көп оқылғандар',
    subscribe: '(?:таратылымға |жаңалықтарға |бізге )?жазыл(?:у|ыңыз)(?: .*)?',
    cookie: '(?:біз|сайт|бұл сайт)[^.]*(?:cookies?|куки)[^.]*пайдалан\\p{L}*|барлығын қабылдау',
    ad: 'жарнама|хабарландыру|демеушілік материал',
    follow: 'бізге (?:қосылыңыз|жазылыңыз)|бізді (?:бақылаңыз|оқыңыз)',
    rights: '(?:барлық|барша) құқықтар(?:ы)? қорғалған',
  },
  ky: {
    comment: '(?:комментарий|пикир) (?:калтыруу|жазуу|кошуу)|(?:\\d+ )?(?:комментарийлер|пикирлер)',
    share: 'бөлүшүү(?: .*)?|бөлүшүңүз(?: .*)?',
    more: '(?:дагы|ошондой эле) (?:окуңуз|караңыз)|кененирээк|тема боюнча',
    subscribe: 'жазылуу|жазылыңыз',
    ad: 'жарнама|реклама|кулактандыруу',
    rights: 'бардык укуктар корголгон',
  },
  uz: {
    comment:
      '(?:izoh|fikr) (?:qoldir(?:ish|ing)|yoz(?:ish|ing))|izohlar(?: yopilgan)?|(?:изоҳ|фикр) (?:қолдириш|ёзиш)|изоҳлар',
    share: 'ulash(?:ish|ing)(?: .*)?|улаш(?:иш|инг)(?: .*)?|bo.lish(?:ish|ing)(?: .*)?',
    more: '(?:yana|shuningdek) o.qing|batafsil|mavzuga oid|o.xshash maqolalar|яна ўқинг|батафсил',
    subscribe: 'obuna bo.l(?:ish|ing)|обуна бўл(?:иш|инг)',
    ad: 'reklama|e.lon|реклама|эълон',
    rights: 'barcha huquqlar himoyalangan|барча ҳуқуқлар ҳимояланган',
  },
  ar: {
    comment:
      '(?:اترك|أضف|اكتب|أترك|ضع) (?:تعليق(?:ا|اً|ًا|ك)?|ردا|رداً)|(?:لا توجد|لا يوجد|\\p{Nd}+) تعليق(?:ات)?|التعليقات(?: (?:مغلقة|معطلة))?|تعليق(?:ات)?|علّ?ق',
    share: '(?:شارك(?:وا|ها|ه)?|مشاركة|انشر|اضغط للمشاركة|غرّ?د)(?: .*)?',
    more: '(?:اقرأ|إقرأ|اقرؤوا|طالع|شاهد|انظر) (?:أيضا|أيضاً|أيضًا|المزيد|كذلك|ايضا|ايضاً)|المزيد(?: (?:من|عن|حول))?|مواضيع (?:ذات صلة|متعلقة|مشابهة)|مقالات (?:ذات صلة|متعلقة|مشابهة)|أخبار (?:ذات صلة|متعلقة)|ذات صلة|الأكثر قراءة|قد يعجبك(?: أيضا)?|تابع القراءة|قد يهمك',
    subscribe: '(?:اشترك|اشتركوا|سجّ?ل|انضم)(?: .*)?',
    cookie:
      '(?:نستخدم|نحن نستخدم|يستخدم (?:هذا )?(?:الموقع|موقعنا)|هذا الموقع يستخدم)[^.]*(?:الارتباط|الكوكيز|كوكيز|cookies?)|(?:قبول|موافقة|أوافق على) (?:الكل|جميع.*)',
    ad: 'إعلان(?:ات)?|اعلان(?:ات)?|محتوى (?:برعاية|ممول|مدفوع)|برعاية',
    follow: '(?:تابعنا|تابعونا|تابعوا)(?: .*)?',
    rights: '(?:جميع|كل|كافة) الحقوق محفوظة',
  },
  fa: {
    comment:
      '(?:دیدگاه|نظر|دیدگاهتان|نظرتان|یک دیدگاه|نظر خود)(?: خود)?(?: را)? ?(?:بنویسید|بگذارید|ثبت کنید|دهید)?|(?:ارسال|ثبت|افزودن|درج) (?:دیدگاه|نظر)|(?:بدون|\\p{Nd}+) (?:دیدگاه|نظر)|دیدگاه‌?ها|نظرات|نظرها|دیدگاه‌?ها بسته شده.*',
    share: '(?:اشتراک‌?\\s?گذاری|به اشتراک بگذارید|هم‌?رسانی)(?: .*)?|این (?:مطلب|مقاله) را به اشتراک .*',
    more: '(?:همچنین )?(?:بیشتر )?(?:بخوانید|ببینید)|(?:ادامه|بیشتر) (?:مطلب|بخوانید)|(?:مطالب|مقالات|اخبار|خبرهای) (?:مرتبط|مشابه)|همچنین بخوانید|بیشتر بخوانید|ادامه مطلب|پربازدیدترین‌?ها?',
    subscribe: '(?:عضویت|مشترک شوید|عضو شوید|ثبت‌?\\s?نام)(?: .*)?|در خبرنامه .*|اشتراک خبرنامه',
    cookie: '(?:ما از|این سایت از|این وب‌?سایت از)[^.]*کوکی[^.]*(?:استفاده (?:می‌?کنیم|می‌?کند))|پذیرش همه',
    ad: 'تبلیغات?|آگهی|رپورتاژ(?: آگهی)?|محتوای تبلیغاتی',
    follow: 'ما را (?:در .* )?دنبال کنید',
    rights: '(?:تمامی|کلیه|همه) حقوق .*محفوظ است|تمام حقوق محفوظ است',
  },
  ur: {
    comment: '(?:تبصرہ|تبصرے|رائے)(?: (?:کریں|لکھیں|شامل کریں|چھوڑیں|بند ہیں))?|اپنی رائے .*دیں|تبصرہ کیجیے',
    share: '(?:شیئر|اشتراک)(?: (?:کریں|کیجیے))?(?: .*)?',
    more: '(?:مزید|یہ بھی|اسے بھی) (?:پڑھیں|پڑھیے|دیکھیں)|متعلقہ (?:خبریں|مضامین)|مزید خبریں',
    subscribe: '(?:سبسکرائب|سبسکرائب کریں|نیوز لیٹر .*)',
    cookie: '(?:ہم|یہ ویب سائٹ)[^۔]*کوکیز[^۔]*(?:استعمال).*',
    ad: 'اشتہار(?:ات)?|تشہیر',
    follow: 'ہمیں .*فالو کریں|ہمیں فالو کریں',
    rights: '(?:جملہ|تمام) حقوق (?:بحق .* )?محفوظ ہیں',
  },
  he: {
    comment:
      '(?:השאר|השאירו|כתוב|כתבו|הוסף|הוסיפו|השארת) (?:תגובה|תגובות|הערה)|(?:אין|\\d+) תגובות|תגובות(?: (?:סגורות|נעולות))?|הגיבו|תגובה אחת',
    share: '(?:שתף|שתפו|שיתוף)(?: .*)?',
    more: '(?:קרא|קראו|ראו|קריאה) (?:עוד|גם|נוספת)|(?:כתבות|מאמרים|ידיעות) (?:קשורות|נוספות|קשורים|נוספים)|להמשך קריאה|עוד בנושא|אולי יעניין אותך.*',
    subscribe: '(?:הירשמו|הרשמו|הירשם|הצטרפו|הרשמה)(?: .*)?',
    cookie: '(?:אנו משתמשים|אנחנו משתמשים|אתר זה משתמש|האתר משתמש)[^.]*(?:עוגיות|cookies?|קוקיז).*|קבל הכול',
    ad: 'פרסומת|מודעה|תוכן (?:שיווקי|ממומן)|ממומן',
    follow: 'עקבו אחרינו(?: .*)?',
    rights: 'כל הזכויות שמורות(?: .*)?',
  },
  hi: {
    comment:
      '(?:(?:एक |अपनी )?(?:टिप्पणी|कमेंट|टिप्पणियाँ|टिप्पणियां|राय|प्रतिक्रिया))(?: (?:करें|छोड़ें|लिखें|जोड़ें|दें|बंद हैं))?|(?:कोई|[\\d०-९]+) टिप्पणी(?: नहीं)?',
    share: '(?:(?:इसे|यह लेख|इस लेख को|लेख) )?(?:साझा|शेयर)(?: (?:करें|कीजिए))?(?: .*)?',
    more: '(?:यह|ये|इसे|इन्हें) भी (?:पढ़ें|पढ़ें|देखें)|(?:और|आगे|अधिक) (?:पढ़ें|पढ़ें|देखें|जानें)|(?:संबंधित|सम्बंधित) (?:लेख|खबरें|समाचार)|और भी|मिलती-जुलती खबरें',
    subscribe: '(?:सदस्यता|सब्सक्राइब|न्यूज़लेटर|न्यूजलेटर|हमारे न्यूज़लेटर|समाचार पत्र)(?: .*)?',
    cookie: '(?:हम|यह वेबसाइट|यह साइट)[^।]*कुकी[^।]*(?:उपयोग|इस्तेमाल|प्रयोग).*|सभी स्वीकार करें',
    ad: 'विज्ञापन|प्रायोजित(?: सामग्री)?',
    follow: 'हमें (?:.* )?फ़?ॉ?लो करें|हमसे जुड़ें|हमें .*फॉलो करें',
    rights: 'सर्वाधिकार सुरक्षित',
  },
  bn: {
    comment:
      '(?:(?:একটি |আপনার )?(?:মন্তব্য|মতামত))(?: (?:করুন|লিখুন|দিন|যোগ করুন|বন্ধ))?|(?:[\\d০-৯]+) ?(?:টি )?মন্তব্য|কোনো মন্তব্য নেই',
    share: '(?:শেয়ার|শেয়ার|ভাগ)(?: (?:করুন|করে নিন))?(?: .*)?',
    more: '(?:আরও|আরো) (?:পড়ুন|পড়ুন|দেখুন|জানুন)|(?:এটিও|এটাও) (?:পড়ুন|পড়ুন)|(?:সম্পর্কিত|সংশ্লিষ্ট) (?:খবর|নিবন্ধ|সংবাদ)|বিস্তারিত',
    subscribe: '(?:সাবস্ক্রাইব|নিউজলেটার|গ্রাহক)(?: .*)?',
    cookie: '(?:আমরা|এই ওয়েবসাইট|এই সাইট)[^।]*কুকি.*|সব গ্রহণ করুন',
    ad: 'বিজ্ঞাপন',
    follow: 'আমাদের (?:অনুসরণ|ফলো) করুন',
    rights: '(?:সর্বস্বত্ব|সকল স্বত্ব) সংরক্ষিত',
  },
  ta: {
    comment: '(?:(?:உங்கள் |ஒரு )?(?:கருத்து|கருத்தை|கருத்துகள்|கருத்துக்கள்))(?: .*)?|மறுமொழி(?: .*)?',
    share: '(?:பகிர்|பகிர|பகிரவும்|பகிருங்கள்)(?: .*)?',
    more: '(?:மேலும்|இதையும்) (?:படிக்க|படிக்கவும்|படியுங்கள்|வாசிக்க|பார்க்க)|தொடர்புடைய (?:செய்திகள்|கட்டுரைகள்)',
    subscribe: '(?:குழுசேரவும்|சந்தா)(?: .*)?',
    ad: 'விளம்பரம்|விளம்பரங்கள்',
    follow: 'எங்களைப் பின்தொடர.*',
    rights: 'அனைத்து உரிமைகளும் பாதுகாக்கப்பட்டவை',
  },
  id: {
    comment:
      '(?:tinggalkan|tulis|kirim|beri|tambahkan) (?:sebuah )?komentar(?: anda)?|(?:tidak ada|belum ada|\\d+) komentar|komentar(?: ditutup)?',
    share: '(?:bagikan|share|klik untuk berbagi)(?: .*)?',
    more: 'baca (?:juga|selengkapnya|lebih lanjut|selanjutnya)|lihat juga|artikel (?:terkait|lainnya)|berita (?:terkait|lainnya)|terkait|terpopuler|rekomendasi|selengkapnya',
    subscribe: '(?:berlangganan|langganan|daftar)(?: .*)?',
    cookie: '(?:kami menggunakan|situs (?:web )?ini menggunakan)[^.]*(?:cookies?|kuki)|terima semua(?: cookie)?',
    ad: 'iklan|advertorial|konten bersponsor|pariwara',
    follow: 'ikuti kami(?: .*)?',
    rights: '(?:hak cipta dilindungi(?: undang-undang)?|semua hak dilindungi)',
  },
  ms: {
    comment: '(?:tinggalkan|tulis|beri) (?:komen|ulasan|komen anda)|(?:tiada|\\d+) komen|komen(?: ditutup)?',
    share: '(?:kongsi|kongsikan)(?: .*)?',
    more: 'baca (?:juga|lagi|selanjutnya|seterusnya)|lihat juga|(?:artikel|berita) berkaitan|berkaitan',
    subscribe: '(?:langgan|melanggan|daftar)(?: .*)?',
    cookie: '(?:kami menggunakan|laman (?:web )?ini menggunakan)[^.]*(?:cookies?|kuki)|terima semua',
    ad: 'iklan|kandungan tajaan',
    follow: 'ikuti kami(?: .*)?',
    rights: 'hak cipta terpelihara',
  },
  vi: {
    comment:
      '(?:để lại|viết|gửi|thêm) (?:một )?(?:bình luận|phản hồi|ý kiến|nhận xét)(?: của bạn)?|(?:chưa có|không có|\\d+) bình luận|bình luận(?: (?:đã )?(?:đóng|bị đóng))?|ý kiến bạn đọc',
    share: 'chia sẻ(?: .*)?',
    more: '(?:xem|đọc) (?:thêm|tiếp|cũng)|(?:bài viết|tin|bài|tin tức) (?:liên quan|tương tự|cùng chuyên mục)|có thể bạn quan tâm|đọc nhiều(?: nhất)?|tin cùng.*',
    subscribe: '(?:đăng ký|theo dõi bản tin)(?: .*)?',
    cookie: '(?:chúng tôi sử dụng|trang (?:web )?này sử dụng)[^.]*cookies?|chấp nhận (?:tất cả|cookie)',
    ad: 'quảng cáo|tài trợ|nội dung (?:được )?tài trợ',
    follow: 'theo dõi chúng tôi(?: .*)?',
    rights: '(?:giữ|bảo lưu) (?:mọi|toàn) (?:bản )?quyền|bảo lưu mọi quyền',
  },
  th: {
    comment: '(?:แสดง|เขียน|ใส่)?ความ(?:คิดเห็น|เห็น)(?: .*)?|คอมเมนต์|(?:ไม่มี|\\d+) ?ความ(?:คิด)?เห็น|ปิดการแสดงความคิดเห็น',
    share: '(?:แชร์|แบ่งปัน)(?:.{0,20})?',
    more: '(?:อ่าน|ดู)(?:เพิ่มเติม|ต่อ|ข่าวเพิ่มเติม)|(?:ข่าว|บทความ)ที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|อ่านเพิ่ม.*',
    subscribe: '(?:สมัครรับ|ลงทะเบียน|สมัครสมาชิก|รับจดหมายข่าว).*',
    cookie: '(?:เราใช้|เว็บไซต์นี้ใช้).*คุกกี้.*|ยอมรับ(?:ทั้งหมด|คุกกี้)',
    ad: 'โฆษณา|สปอนเซอร์|ประกาศ',
    follow: 'ติดตาม(?:เรา|ได้ที่).*',
    rights: 'สงวนลิขสิทธิ์|สงวนสิทธิ์.*',
  },
  ko: {
    comment:
      '(?:댓글|의견|답글)(?:을|를)?(?: ?(?:달기|쓰기|남기기|작성|작성하기|입력|등록|남겨주세요|남겨 주세요|닫힘))?|댓글 ?(?:\\d+개?|없음)|답글 남기기|댓글이 닫혀 있습니다\\.?',
    share: '(?:(?:이 )?(?:기사|글|기사를|글을|페이스북에|트위터에|카카오톡에|SNS)? ?공유(?:하기|하세요)?)(?: .*)?|공유',
    more: '(?:더|함께|계속) ?(?:읽기|보기|읽어보기|볼만한 .*)|관련 ?(?:기사|글|뉴스|포스트)|자세히 ?보기|추천 ?(?:기사|글)|많이 본 (?:기사|뉴스)|이어서 읽기',
    subscribe: '(?:뉴스레터|구독)(?:.{0,20})|구독(?:하기)?',
    cookie: '(?:당사는|저희는|이 (?:웹)?사이트는|본 사이트는|우리는).*쿠키.*|모두 (?:동의|수락|허용)',
    ad: '광고|협찬|스폰서(?: 콘텐츠)?|\\[광고\\]',
    follow: '(?:저희를 |우리를 )?팔로우(?:하기|하세요)?',
    rights: '(?:모든 권리 보유|무단 ?전재.*금지.*|저작권자.*)',
  },
  zh: {
    comment:
      '(?:发表|发布|添加|留下|写下?|我要|查看|提交|撰写|發表|留下|添加|新增|寫下?)(?:您的|你的|一条|全部|更多)?(?:评论|留言|回复|評論|留言|回覆|跟帖)|(?:\\d+ ?(?:条|則|条网友|个)?)(?:评论|留言|評論)|评论(?:区|列表|\\d+|已关闭|功能已关闭)?|評論(?:已關閉)?|暂无评论|网友评论|留言',
    share: '(?:分享|转发|轉發)(?:到|至|给|這篇|这篇|本文|文章|按钮)?.{0,12}|一键分享',
    more: '(?:相关|相關|延伸|推荐|推薦|更多|扩展|拓展|热门|熱門)(?:阅读|閱讀|文章|新闻|新聞|报道|報導|内容|內容|推荐|链接|专题|资讯)|(?:阅读|閱讀|查看|了解|点击查看|點擊查看)(?:更多|全文|原文|详情|詳情|下文)|猜你喜欢|上一篇|下一篇|返回(?:顶部|首页)|点击(?:进入|查看).{0,12}|更多',
    subscribe: '(?:订阅|訂閱|关注|關注)(?:我们|我們|本|通讯|电子报|電子報|新闻|新聞|邮件).{0,12}|订阅|訂閱',
    cookie:
      '(?:我们|本站|本网站|本網站|我們|此网站).{0,6}使用.{0,8}(?:cookies?|曲奇).{0,30}|(?:全部|接受)(?:接受|全部|所有.*)',
    ad: '广告|廣告|推广|推廣|赞助(?:内容)?|贊助(?:內容)?|商业推广',
    follow: '(?:关注|關注|扫码关注|请关注|追蹤)(?:我们|我們|微信|公众号|微博).{0,14}',
    rights: '版权所有.{0,30}|版權所有.{0,30}|保留所有权利|保留所有權利',
  },
  ja: {
    comment:
      'コメント(?:を?(?:残す|する|書く|投稿(?:する)?|追加|見る|読む))?(?:する)?|コメント(?:\\d+件|は(?:受け付けていません|まだありません|締め切りました))。?|\\d+件のコメント|返信する',
    share:
      '(?:この)?(?:記事|ページ|投稿)?(?:を)?(?:シェア|共有|ツイート|ポスト)(?:する|しよう)?|.{0,12}(?:で|に)(?:シェア|共有)(?:する)?|(?:この)?記事を(?:シェア|共有)(?:する)?',
    more: '(?:関連|おすすめの?|あわせて読みたい|人気の?|最新の?|その他の)(?:記事|ニュース|リンク|コンテンツ|トピックス?)?|続きを(?:読む|見る)|もっと(?:読む|見る)|(?:こちらも|併せて)(?:読む|どうぞ|ご覧ください)|次の記事|前の記事|次のページ|詳しくはこちら|ページトップへ',
    subscribe:
      '(?:メールマガジン|メルマガ|ニュースレター|購読|無料).{0,6}(?:登録|購読|申し込み|申込)(?:する)?|購読(?:する)?',
    cookie:
      '(?:当|この|本)?(?:サイト|ウェブサイト).{0,6}(?:クッキー|cookies?).{0,40}|(?:すべて)?(?:同意する|受け入れる)',
    ad: '広告|スポンサー(?:ドリンク|リンク|ド?コンテンツ)?|PR|\\[PR\\]|提供',
    follow: '(?:.{0,12}を?)?フォロー(?:する|してください)?',
    rights: '(?:無断転載.{0,10}禁.{0,8}|全著作権所有|著作権.{0,20})',
  },
  ca: {
    comment: '(?:deixa|escriu|afegeix)(?:u)? un comentari|(?:cap|\\d+) comentaris?|comentaris(?: tancats)?',
    share: 'comparteix(?: .*)?|compartir(?: .*)?',
    more: '(?:llegeix|llegir|veure|vegeu|mira) (?:més|també)|articles relacionats|notícies relacionades|continua llegint|et pot interessar|el més llegit',
    subscribe: '(?:subscriu(?:-te|-vos)|rep el)(?: .*)?',
    cookie:
      '(?:utilitzem|fem servir|aquest (?:lloc )?web utilitza)[^.]*(?:galetes|cookies?)|acceptar? (?:totes )?(?:les galetes)?',
    ad: 'publicitat|anunci|contingut patrocinat',
    follow: 'segueix-nos(?: .*)?',
    rights: 'tots els drets reservats',
  },
  eu: {
    comment: '(?:utzi|idatzi|egin) iruzkin(?:a|bat)|iruzkinak',
    share: 'partekatu(?: .*)?',
    more: 'irakurri (?:gehiago|ere)|gehiago irakurri|lotutako (?:albisteak|artikuluak)',
    subscribe: 'harpidetu(?: .*)?',
    cookie: '[^.]*cookieak erabiltzen.*',
    ad: 'publizitatea|iragarkia',
    rights: 'eskubide guztiak erreserbatuta',
  },
  gl: {
    comment: '(?:deixa|escribe) un comentario|(?:sen|\\d+) comentarios?|comentarios',
    share: 'comparti(?:r|lo)?(?: .*)?|comparte(?: .*)?',
    more: '(?:ler|le|ver) (?:máis|tamén)|artigos relacionados|novas relacionadas',
    subscribe: 'subscríbete(?: .*)?',
    cookie: '(?:usamos|utilizamos)[^.]*cookies?',
    ad: 'publicidade|anuncio',
    rights: 'todos os dereitos reservados',
  },
  ga: {
    comment: 'fág (?:trácht|freagra)|tráchtanna',
    share: 'roinn(?: .*)?|comhroinn(?: .*)?',
    more: 'léigh (?:tuilleadh|freisin)|tuilleadh',
    ad: 'fógra(?:íocht)?',
    subscribe: 'liostáil(?: .*)?',
  },
  sq: {
    comment: '(?:lini|shkruani|shto(?:ni)?|lër) (?:një )?koment|komente(?:t)?',
    share: '(?:shpërnda(?:je|ni)?|ndaje)(?: .*)?',
    more: '(?:lexo(?:ni)?|shih) (?:edhe|më shumë|gjithashtu)|artikuj të ngjashëm|lajme të ngjashme',
    subscribe: '(?:abonohu(?:ni)?|regjistrohu(?:ni)?)(?: .*)?',
    cookie: '(?:ne përdorim|kjo faqe përdor)[^.]*(?:cookies?|kuki)',
    ad: 'reklam[aë]|njoftim',
    follow: 'na ndiqni(?: .*)?',
    rights: 'të gjitha të drejtat e rezervuara',
  },
  mk: {
    comment: '(?:остави(?:те)?|напиши(?:те)?|додај) коментар|коментари|коментирај',
    share: 'сподели(?:те)?(?: .*)?',
    more: '(?:прочитај(?:те)?|види(?:те)?|читајте) (?:и|уште|исто така|повеќе)|поврзани (?:статии|вести)|повеќе',
    subscribe: 'претплати(?:те)? се(?: .*)?|пријави(?:те)? се(?: .*)?',
    cookie: '[^.]*користи(?:ме)?[^.]*(?:колачиња|cookies?).*',
    ad: 'реклама|оглас',
    follow: 'следете нè(?: .*)?',
    rights: 'сите права се задржани',
  },
  ka: {
    comment: '(?:დატოვეთ|დაწერეთ|დატოვე) კომენტარი|კომენტარები|კომენტარი|კომენტარის (?:დატოვება|დამატება)',
    share: '(?:გააზიარე(?:თ)?|გაზიარება)(?: .*)?',
    more: '(?:ასევე|აგრეთვე) (?:წაიკითხეთ|იხილეთ)|წაიკითხეთ (?:ასევე|მეტი|აგრეთვე)|სრულად|მეტი|მსგავსი სტატიები|დაკავშირებული სტატიები',
    subscribe: '(?:გამოიწერე(?:თ)?|გამოწერა)(?: .*)?',
    ad: 'რეკლამა|განცხადება',
    rights: 'ყველა უფლება დაცულია',
  },
  hy: {
    comment: '(?:թողնել|գրել|ավելացնել) (?:մեկնաբանություն|կարծիք)|մեկնաբանություններ|մեկնաբանել',
    share: '(?:կիսվել|տարածել|կիսվիր)(?: .*)?',
    more: '(?:կարդացեք|կարդալ|դիտեք) (?:նաև|ավելին)|կարդալ ավելին|ավելին|նմանատիպ հոդվածներ',
    subscribe: '(?:բաժանորդագրվել|բաժանորդագրվեք)(?: .*)?',
    ad: 'գովազդ|հայտարարություն',
    rights: 'բոլոր իրավունքները պաշտպանված են',
  },
  is: {
    comment: '(?:skrifa|bæta við|skildu eftir) (?:athugasemd|ummæli)|athugasemdir|ummæli',
    share: 'deila?(?: .*)?',
    more: '(?:lesa|lestu|sjá) (?:meira|einnig|líka)|tengdar (?:fréttir|greinar)',
    subscribe: '(?:gerast áskrifandi|skráðu þig)(?: .*)?',
    cookie: '[^.]*(?:vafrakökur|vefkökur|cookies?).*',
    ad: 'auglýsing(?:ar)?',
    rights: 'allur réttur áskilinn|öll réttindi áskilin',
  },
  af: {
    comment: "(?:lewer|laat|skryf) (?:ʼn|'n|’n) (?:kommentaar|opmerking)|kommentaar|\\d+ kommentare",
    share: 'deel(?: .*)?',
    more: 'lees (?:ook|meer|verder)|sien ook|verwante (?:artikels|nuus)',
    subscribe: '(?:teken in|skryf in|sluit aan)(?: .*)?',
    cookie: '(?:ons gebruik|hierdie (?:webwerf|werf) gebruik)[^.]*(?:koekies|cookies?)',
    ad: 'advertensie|reklame',
    follow: 'volg ons(?: .*)?',
    rights: 'alle regte voorbehou',
  },
  sw: {
    comment: '(?:acha|andika|toa) maoni(?: yako)?|maoni',
    share: 'shiriki(?: .*)?|sambaza(?: .*)?',
    more: 'soma (?:pia|zaidi)|angalia pia|habari zinazohusiana|makala zinazohusiana',
    subscribe: '(?:jiandikishe|jisajili)(?: .*)?',
    cookie: '(?:tunatumia|tovuti hii inatumia)[^.]*(?:vidakuzi|cookies?|kuki)',
    ad: 'tangazo|matangazo',
    follow: 'tufuate(?: .*)?',
    rights: 'haki zote zimehifadhiwa',
  },
  tl: {
    comment: '(?:mag-iwan|mag-post|sumulat) ng (?:komento|puna)|(?:mga )?komento',
    share: '(?:ibahagi|i-share)(?: .*)?',
    more: '(?:basahin|magbasa|tingnan) (?:din|pa|ang higit pa)|(?:mga )?kaugnay na (?:artikulo|balita)',
    subscribe: '(?:mag-subscribe|mag-sign up)(?: .*)?',
    ad: 'patalastas|anunsyo|advertisement',
    follow: 'sundan kami(?: .*)?|i-follow kami(?: .*)?',
    rights: 'nakalaan ang lahat ng karapatan',
  },
  mn: {
    comment: 'сэтгэгдэл (?:үлдээх|бичих|нэмэх)|сэтгэгдэл(?:үүд)?',
    share: 'хуваалцах(?: .*)?',
    more: '(?:мөн|цааш) (?:унших|уншаарай|үзэх)|дэлгэрэнгүй|холбоотой мэдээ',
    subscribe: 'бүртгүүлэх(?: .*)?',
    ad: 'сурталчилгаа|зар',
    rights: 'бүх эрх хуулиар хамгаалагдсан',
  },
}

/** Names that stand on buttons in every language. */
export const networks =
  'facebook|twitter|instagram|whats ?app|telegram|linkedin|pinterest|reddit|tumblr|you ?tube|tik ?tok|vkontakte|вконтакте|одноклассники|viber|messenger|weibo|wechat|微信|微博|qq空间|фейсбук\\p{L}*|твиттер\\p{L}*|телеграм\\p{L}*|فيسبوك|تويتر|واتساب|فیسبوک|توییتر|تلگرام|फेसबुक|ट्विटर|व्हाट्सएप|페이스북|트위터|카카오톡|フェイスブック|ツイッター|threads|mastodon|bluesky|flipboard'

/** Buttons beside them; alone they may be anything. */
export const lesserButtons = 'rss|e-?mail|print|line|pocket|skype|x|copy link|link'

/** Stems of the names of cookies. */
export const cookieNames =
  'куки|кукі|файл|бисквит|колачи|kolačić|çerez|kuki|eväst|kakor|kapsler|ciasteczk|süti|galet|slapuk|sīkdat|küpsis|piškot|kökur|koekie|vidakuzi|الارتباط|كوكيز|کوکی|עוגי|קוקיז|कुकी|কুকি|คุกกี้|쿠키|曲奇|クッキー'
