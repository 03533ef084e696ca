/*
 * Words that stand first in everybody's list of guesses, Swedish and English. Lower case, å ä ö and digits for letters do
 * not matter: what people do to a word (`L0senord`) is undone before it is looked up.
 */
const words = `
  password passwort passord lösenord lösen hemligt hemlig hemlighet secret qwerty qwertyuiop azerty asdfghjkl zxcvbnm
  1q2w3e4r 1q2w3e 1qaz2wsx zaq12wsx a1b2c3d4 abc123 abcd1234 admin administrator administratör root user användare guest gäst
  login logga welcome välkommen hello hejsan hejhej hej123 letmein släppin testtest test123 tester default changeme
  master monkey dragon football baseball hockey fotboll ishockey innebandy superman batman pokemon starwars
  iloveyou älskling älskar jagälskardig kärlek sommar vinter våren hösten summer winter spring autumn sunshine solsken princess
  prinsessa shadow freedom whatever trustno1 michael jennifer charlie andreas fredrik johanna kristina stefan mattias
  jessica daniel anders elefant hunden katten kissekatt blomma flower chocolate choklad cookie computer datorn internet
  windows microsoft google facebook spotify samsung iphone sverige sweden stockholm göteborg malmö uppsala linköping östersund
  djurgården hammarby malmöff ifkgöteborg january january1 januari februari mars april juni juli augusti september oktober november
  december monday måndag tisdag onsdag torsdag fredag lördag söndag friday sunday
  ett två tre fyra fem sex sju åtta nio tio one two three four five six seven eight nine ten
  correct horse battery staple bollplank coachning processtöd journal dagbok anteckning lösenfras passphrase
`

/** The list, a word each. */
export const commonPasswords: readonly string[] = words.trim().split(/\s+/)
