/**
 * Words of English, and of some other languages, that tell whether a capitalised word beside them is a place. Folded.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Before a person's name. */
export const TITLES =
  set(`mr mrs ms miss dr prof professor sir dame lady lord baron baroness count countess sen senator rep
  representative gov governor president chancellor king queen prince princess duke duchess emperor sultan sheikh
  ayatollah imam mullah rabbi pope father brother sister bishop archbishop cardinal pastor reverend rev fr st judge justice
  attorney lawyer gen general col colonel maj major capt captain lt lieutenant sgt sergeant cpl corporal pvt private adm admiral
  commander officer detective inspector constable deputy chief ceo cfo chairman chairwoman chairperson secretary minister premier
  congressman congresswoman councilman councilwoman councillor councilor alderman mayor ambassador envoy spokesman spokeswoman spokesperson director
  coach manager captain quarterback striker midfielder goalkeeper defender actor actress singer author journalist uncle aunt
  señor señora don doña monsieur madame herr frau sheriff marshal president-elect analyst economist colleague wife husband son daughter`);

/** Words of place that a capitalised place follows and that make no name with it. */
export const LOCATIVE =
  set(`in at near from to around outside inside across throughout toward towards via into through
  between within beyond off along en dans au aux vers chez depuis sur à a en desde hacia hasta por para di ke dari in aus nach bei
  von em no na pelo nel a da su te naar uit w v на в из
  في من الي مدينه قرب شمال جنوب شرق غرب محافظه ولايه بلده ميناء مطار العاصمه عبر نحو قباله`);

/** Words that often stand before a place, less surely. */
export const WEAK_LOCATIVE =
  set(`of and or for by with against on over upon about than like de du des del y et e ou dan untuk und oder für
  und zwischen do dos und i z и с`);

/** Capitalised words before a place that belong to it or leave it one. */
export const BEFORE_PLACE =
  set(`north south east west northern southern eastern western northeast northwest southeast southwest
  northeastern northwestern southeastern southwestern central upper lower greater inner outer downtown uptown midtown upstate
  mainland metro metropolitan rural old new modern ancient nearby neighbouring neighboring coastal former mid the team air bank royal
  port university college city county state town village borough district province republic kingdom island isle lake river mount
  gulf bay cape church museum hotel hospital airport station saint environment visit national first only all even both despite since because
  when while after before if as but and so yet though although however meanwhile today yesterday tomorrow why how what where who
  january february march april may june july august september october november december monday tuesday wednesday thursday friday
  saturday sunday sept oct nov dec jan feb mar apr jun jul aug sun mon tue wed thu fri sat trans pro anti pan afro non post pre mid`);

/** Words of direction and rank: alone, or only with each other, they name a province only where its country is named. */
export const GENERIC =
  set(`north south east west northern southern eastern western northeast northwest southeast southwest northeastern
  northwestern southeastern southwestern central centre center middle far upper lower greater outer inner national federal capital free
  coast region district university college union republic state province city county island islands highlands lowlands plateau valley
  mountain lake river bay port old new littoral maritime metropolitan territory`);

/** After a name these make it a street's or a building's. */
export const STREET =
  set(`street st road rd avenue ave lane ln drive dr boulevard blvd highway hwy square terrace crescent way court crown close
  house apartments tower towers plaza mall theatre theater stadium hall bridge cathedral school`);

/** After a town's name these make it a newspaper's. */
export const MEDIA =
  set(`times post news herald tribune journal gazette press chronicle examiner globe mail star sun observer telegraph
  inquirer dispatch sentinel courier daily review magazine`);

/** After a word these show that it is a place's name. */
export const AFTER_PLACE =
  set(`city county state province district airport university police council mayor resident residents government
  region island islands valley town village township borough harbour harbor beach bay river river's suburb area metro governor senator
  prefecture municipality parish department hospital station port international film festival summit conference treaty
  agreement accord accords marathon sheriff fire campus`);

/** At the end of a run of capitalised words these make it the name of an organisation. */
export const ORGANISATION =
  set(`inc corp corporation company co ltd llc plc group holdings partners bank university college institute
  association society foundation committee council commission agency authority department ministry bureau office police
  times post news herald tribune journal gazette press magazine guardian chronicle network radio tv television records
  airlines airways motors electric energy oil gas pharmaceuticals technologies systems industries insurance fund trust
  united fc rovers wanderers athletic hotspur academy school hospital church party union federation league conference club`);

/** Between the words of a name, written small. */
export const PARTICLES =
  set(`of the and de la le les du des del della di da do dos das el los las al en sur sous am an der den die bei im i y e
  upon on in by o d l au aux van von zu zur and und ob na nad pod bin ibn ul ad ar as ash at az es`);

/** Between a person's names, written small. */
export const PERSON_PARTICLES = set(
  `van von de da del della di du dos das la le der den ter ten bin ibn abu el al ul y e`
);

/** Saints of these are not towns. */
export const SAINTS_OWN =
  set(`church cathedral hospital school college university parish convent monastery abbey mosque temple chapel day eve coptic
  catholic orthodox high elementary primary lutheran episcopal anglican presbyterian basilica medical`);
