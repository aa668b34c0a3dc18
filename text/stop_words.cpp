#include "text/stop_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace newsgrep::text {
namespace {

struct StopWordList {
  std::string_view language;
  std::string_view words;  // separated by one space
};

// Function words only: articles, pronouns, prepositions, conjunctions, auxiliaries. "may" is
// missing on purpose: in news it is a month as often as a verb.
constexpr std::array lists{
    StopWordList{
        "en",
        "a about above after again against all also although always am among an and another any "
        "are aren't as at be because been before being below between both but by can can't cannot "
        "could couldn't did didn't do does doesn't doing don't down during each either else ever "
        "every few for from further had hadn't has hasn't have haven't having he he'd he'll her "
        "here hers herself him himself his how however i i'd i'll i'm i've if in into is isn't it "
        "its itself just let me might more most much must mustn't my myself neither no nor "
        "not now of off on once only onto or other our ours ourselves out over own per quite "
        "rather same shall shan't she she'd she'll should shouldn't since so some such than that "
        "the their theirs them themselves then there these they they'd they'll they're they've "
        "this those though through thus to too under until unto up upon us very was wasn't we "
        "we'd we'll we're we've were weren't what when where whether which while who whom whose "
        "why will with within without won't would wouldn't yet you you'd you'll you're you've "
        "your yours yourself yourselves"},
    StopWordList{
        "de",
        "aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes "
        "auch auf aus bei beim bin bis bist da damit dann darauf das dass dazu dein deine dem den "
        "denn der deren des dessen dich die dies diese diesem diesen dieser dieses dir doch dort "
        "du durch ein eine einem einen einer eines er es etwas euch euer eure für gegen gewesen "
        "hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren "
        "ihrer ihres im in ins ist ja jede jedem jeden jeder jedes jene jenem jenen jener jenes "
        "jetzt kann kein keine keinem keinen keiner können könnte machen man mehr mein meine "
        "meinem meinen meiner mich mir mit muss musste nach nachdem nicht nichts noch nun nur ob "
        "oder ohne schon sehr sein seine seinem seinen seiner seines seit selbst sich sie sind so "
        "solche soll sollte sondern sonst über um und uns unser unsere unter vom von vor während "
        "war waren warum was weil welche welchem welchen welcher welches wenn wer werde werden "
        "wie wieder will wir wird wirst wo wollen worden wurde wurden zu zum zur zwar zwischen"},
    StopWordList{
        "fr",
        "à afin ai ainsi après as au aucun aucune aussi autre autres aux avait avaient avant avec "
        "avoir c car ce ceci cela celle celles celui ces cet cette ceux chaque chez comme comment "
        "contre d dans de depuis des dès donc dont du elle elles en encore entre es est et étaient "
        "était été être eu eux fait faire fut il ils j je jusqu l la là le les leur leurs lors "
        "lorsque lui m ma mais me même mêmes mes moi moins mon n ne ni non nos notre nous on ont "
        "ou où par parce pas pendant peu peut plus pour pourquoi puis qu quand que quel quelle "
        "quelles quels qui quoi s sa sans se selon sera serait ses si son sont sous sur t ta "
        "tandis "
        "te tes toi ton tous tout toute toutes très tu un une vers vos votre vous y"},
    StopWordList{
        "es",
        "a al algo algunas algunos ante antes aquel aquella aquellas aquellos así aún aunque bajo "
        "cada como cómo con contra cual cuál cuales cuando cuándo cuanto de del desde donde dónde "
        "durante e el él ella ellas ellos en entre era eran es esa esas ese eso esos esta está "
        "están estaba estas este esto estos fue fueron ha había habían han has hasta hay he la las "
        "le les lo los más me mi mis mientras muy nada ni no nos nosotros nuestra nuestras nuestro "
        "nuestros o os otra otras otro otros para pero poco por porque pues que qué quien quién "
        "quienes se según ser será si sí sido sin sino sobre son su sus también tampoco tan tanto "
        "te ti tiene tienen todo todos toda todas tras tu tú tus un una unas uno unos usted "
        "ustedes "
        "y ya yo"},
    StopWordList{
        "it",
        "a abbiamo ad agli ai al alla alle allo altra altre altri altro anche ancora avere aveva "
        "avevano c che chi ci cioè come con contro cosa così cui d da dagli dai dal dalla dalle "
        "dallo degli dei del dell della delle dello dentro di dopo dove due e è ed era erano "
        "essere "
        "fa fino fra fu furono gli ha hanno ho i il in io l la le lei li lo loro lui ma me mentre "
        "mi "
        "mia mie miei mio molto ne negli nei nel nella nelle nello no noi non nostra nostre nostri "
        "nostro o ogni oltre per perché però più poi prima proprio può qual quale quali quando "
        "quanto quella quelle quelli quello questa queste questi questo qui s sarà se sé secondo "
        "sempre senza si sia siamo sono sopra sotto stata state stati stato su sua sue sugli sui "
        "sul sulla sulle sullo suo suoi te ti tra tu tua tue tuo tuoi tutta tutte tutti tutto un "
        "una uno vi voi vostra vostre vostri vostro"},
    StopWordList{
        "pt",
        "a à ainda além algum alguma algumas alguns ante antes ao aos apenas após aquela aquelas "
        "aquele aqueles aquilo as às assim até cada com como contra da das de dela delas dele "
        "deles "
        "depois desde dessa desse desta deste do dos durante e é ela elas ele eles em enquanto "
        "então entre era eram essa essas esse esses esta está estão estas estava este estes eu foi "
        "foram há isso isto já la lhe lhes lo mais mas me mesmo meu meus minha minhas muito na não "
        "nas nem nenhum no nos nós nossa nossas nosso nossos num numa o onde os ou outra outras "
        "outro outros para pela pelas pelo pelos perante pode podem pois por porque qual quais "
        "quando que quem são se sem sempre ser será seu seus si sido sob sobre sua suas também tão "
        "te tem têm ter teu teus teve tinha toda todas todo todos tu tua tuas um uma umas uns vos "
        "você vocês"},
    StopWordList{
        "nl",
        "aan achter al alle alles als altijd ander andere anders ben bij boven daar dan dat de der "
        "deze die dit doch doen door dus een eens en er ge geen geweest haar had hadden heb hebben "
        "heeft hem het hier hij hoe hun iemand iets ik in is ja je jij jou jullie kan kon kunnen "
        "langs maar me meer men met mij mijn moet moeten na naar naast niemand niet niets nog nu "
        "of "
        "om omdat onder ons onze ook op over reeds sinds te tegen ten ter terwijl toch toen tot u "
        "uit uw van veel vanaf via volgens voor waar waren was wat we wel welke werd werden wie "
        "wij "
        "wil worden wordt zal ze zei zelf zich zij zijn zo zonder zou zouden"},
    StopWordList{
        "ru",
        "а без более бы был была были было быть в вам вас ведь весь во вот все всего всех вы где "
        "да "
        "даже для до его ее если есть еще ещё же за здесь и из или им их к как какая какой когда "
        "который которая которое которые кто ли либо между меня мне много может мы на над надо нас "
        "наш не него нее ней нет ни нибудь них но ну о об один однако он она они оно от очень "
        "перед "
        "по под после потому почти при про с сам свой свою себе себя со так также такой там те тем "
        "то того тоже той только том тот ты у уже хотя чего чей чем через что чтобы эта эти это "
        "этого этой этом этот эту я"},
    StopWordList{
        "uk",
        "а або але б без би був була були було бути в вам вас ви від він вона вони воно все всі "
        "де для до же з за зі й його її із і їх їй коли котрий лише ми між може на над нам нас не "
        "ні ніж о один одна під по при про саме свій себе собі та так також там те ти тільки то "
        "тобто тому той того у уже це цей ці ця через чи чим що щоб я як яка яке який які якщо"},
    StopWordList{
        "pl",
        "a aby ale albo bardzo bez bo by był była było były być co czy dla do gdy gdzie go i ich "
        "im "
        "ja jak jako je jego jej jest jeśli już każdy kiedy kto która które którego której którzy "
        "który lub ma mi mnie może my na nad nam nas nawet nie nich niego niej nim o od on ona one "
        "oni ono oraz po pod ponieważ przed przez przy są się tak także tam te tego tej ten też to "
        "tu ty tych tylko tym w we więc wy z za ze że"},
    StopWordList{
        "sv",
        "alla allt än är att av bara blev bli blir då de dem den denna deras dess dessa det detta "
        "dig din du där efter ej eller en er ett från för ha hade han hans har hon honom här i "
        "icke "
        "ifrån in inte jag kan kunde man med mellan men mig min mot mycket någon något några när "
        "ni nu och också om oss på samma sedan sig sin sitt ska skall skulle som så till under upp "
        "ut utan vad var vara varit vem vi vid vilken vill åt över"},
    StopWordList{
        "da",
        "ad af aldrig alle alt anden at blev blive bliver da de dem den denne der deres det dette "
        "dig din dog du efter eller en end er et for fra får ham han hans har havde hende hendes "
        "her hos hun hvad hvem hver hvis hvor i ikke ind jeg jer kan kunne man mange med meget men "
        "mere mig min mod måtte ned nogen noget nogle nu når og også om op os over på samme selv "
        "sig sin skal skulle som så til ud under var vi vil ville være været"},
    StopWordList{
        "no",
        "alle alt andre at av ble bli blir både da de deg dei dem den denne der deres det dette "
        "din "
        "du eller en enn er et etter for fra få før ha hadde han hans har hennes her hos hun hva "
        "hvem hver hvis hvor hvordan i ikke inn jeg kan kunne man mange med meg mellom men mer mot "
        "må ned noe noen nå når og også om opp oss over på samme seg selv sin skal skulle som så "
        "til under ut uten var ved vi vil ville være vært"},
};

}  // namespace

std::vector<std::string_view> stop_words(std::string_view language) {
  if (language == "nb" || language == "nn") language = "no";
  std::vector<std::string_view> words;
  for (const StopWordList& list : lists) {
    if (list.language != language) continue;
    for (std::string_view rest = list.words; !rest.empty();) {
      const std::size_t size = std::min(rest.find(' '), rest.size());
      words.push_back(rest.substr(0, size));
      rest.remove_prefix(std::min(size + 1, rest.size()));
    }
  }
  return words;
}

}  // namespace newsgrep::text
