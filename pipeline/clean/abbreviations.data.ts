/** Words that end in a stop which ends no sentence, without the stop, in lower case. */
export const abbreviations: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr prof st sr jr rev gen col lt sgt capt gov sen rep hon pres inc ltd co corp bros dept est fig figs vol no nos pp ed eds al cf vs etc incl excl approx ca viz ibid op cit art arts sec ch par paras ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun a.m p.m u.s u.k e.g i.e ph.d ' +
    'bzw usw evtl ggf inkl exkl ca vgl nr str abs mio mrd hrsg geb gest z.b d.h u.a o.ä i.d.r sog tel max min ' +
    'mme mlle mgr env éd ex tél av bd ' +
    'sra srta dra ud uds ee uu pág págs núm aprox tel av dpto ' +
    'руб тыс млн млрд трлн гг вв им ул обл стр рис табл др пр см ср напр англ лат проф акад гл т.е т.д т.п и.о ' +
    'np itd itp tzn tzw ok godz ul prof św m.in r.ż zł tj nr str ' +
    'vb vs bkz örn dr doç sn yy m.ö m.s cad sok ' +
    'dott sig sigg sigra pag ecc es avv ing ' +
    'bijv enz dhr mevr blz ca o.a d.w.z ' +
    'bl.a d.v.s s.k osv kl tel ca t.ex m.m f.n resp ung ' +
    'napr tzv atd např tj str č apod resp mld '
  )
    .trim()
    .split(/\s+/u),
)
