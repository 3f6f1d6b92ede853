import type { PageRule } from './classify.ts'

/** Names that authors of pages give to furniture, as whole words of class, id and role, whatever the language of the page. */
export const furnitureNames: readonly (readonly [rule: PageRule, names: string])[] = [
  [
    'page/comments',
    'comment comments commentlist commenting disqus livefyre respond reply replies kommentare kommentar comentarios comentario commentaires discussion reactions fbcomments',
  ],
  [
    'page/related',
    'related relateds recommend recommended recommendation recommendations recirc recirculation teaser teasers mostread popular trending outbrain taboola zergnet readmore seealso morefrom morestories suggested similar similars crosslink crosslinks upnext also articlelist relacionadas relacionados relatedposts yarpp verwandte moretopics topstories linkbox infolinks',
  ],
  [
    'page/share',
    'share sharing shares sharebar sharethis sharedaddy addthis addtoany social socials sociallinks socialmedia socialshare follow tweet facebook twitter whatsapp pinterest likes pluginfb bookmark bookmarks',
  ],
  [
    'page/subscribe',
    'newsletter newsletters subscribe subscription subscriptions signup paywall optin mailchimp regwall piano',
  ],
  ['page/cookie', 'cookie cookies consent gdpr cookiebar ccpa onetrust'],
  [
    'page/ad',
    'ad ads adv advert advertisement advertising advertorial sponsor sponsored promo promos promotion banner adsense dfp adslot adbox werbung anzeige publicite publicidad pubblicita',
  ],
  [
    'page/navigation',
    'nav navigation navbar breadcrumb breadcrumbs pagination pager pagenav paging menu submenu toolbar tools skip toc prevnext postnav footer sidebar tags taglist tagcloud tag keywords categories category cats topics rubrics dialog modal popup login rating ratings vote votes print printfriendly',
  ],
  [
    'page/byline',
    'byline bylines author authors authorbox bio biography authorinfo aboutauthor writer contributors contributor credits signature autor auteur autore redakteur verfasser dateline date datetime timestamp pubdate published publishdate postdate posted postmeta entrymeta articlemeta metadata updated lastmodified postinfo articleinfo infos readingtime',
  ],
]

/** Names of captions and credits of pictures. */
export const captionNames =
  'caption captions figcaption imagecaption photocaption wpcaption credit credits photocredit imagecredit legend legende didascalia dida bildunterschrift bildtext copyright picturetext leadimage'

/** Names of what opens an article between its title and its first paragraph. */
export const openingNames =
  'lead lede intro introduction summary standfirst subtitle subheadline subhead deck dek chapo chapeau abstract teasertext vorspann sommario occhiello entradilla bajada perex anons kicker excerpt strapline'
