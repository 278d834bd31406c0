/**
 * Countries outside North America that have a rule pack or a calling code we must place: country|calling code|zones.
 * The zones stand for an address in that country; a phone is placed by its digit prefix first (data/prefix-zones.ts).
 */
export const countryRows = `
AT|43|Europe/Vienna
AU|61|Australia/Perth Australia/Darwin Australia/Adelaide Australia/Brisbane Australia/Sydney Australia/Hobart
BE|32|Europe/Brussels
BG|359|Europe/Sofia
BR|55|America/Sao_Paulo America/Manaus America/Rio_Branco America/Noronha
CH|41|Europe/Zurich
CN|86|Asia/Shanghai
CY|357|Asia/Nicosia
CZ|420|Europe/Prague
DE|49|Europe/Berlin
DK|45|Europe/Copenhagen
EE|372|Europe/Tallinn
ES|34|Europe/Madrid Atlantic/Canary
FI|358|Europe/Helsinki
FR|33|Europe/Paris
GB|44|Europe/London
GR|30|Europe/Athens
HK|852|Asia/Hong_Kong
HR|385|Europe/Zagreb
HU|36|Europe/Budapest
IE|353|Europe/Dublin
IL|972|Asia/Jerusalem
IN|91|Asia/Kolkata
IS|354|Atlantic/Reykjavik
IT|39|Europe/Rome
JP|81|Asia/Tokyo
KR|82|Asia/Seoul
LI|423|Europe/Vaduz
LT|370|Europe/Vilnius
LU|352|Europe/Luxembourg
LV|371|Europe/Riga
MT|356|Europe/Malta
MX|52|America/Mexico_City America/Cancun America/Mazatlan America/Hermosillo America/Tijuana America/Matamoros
NL|31|Europe/Amsterdam
NO|47|Europe/Oslo
NZ|64|Pacific/Auckland Pacific/Chatham
PH|63|Asia/Manila
PL|48|Europe/Warsaw
PT|351|Europe/Lisbon Atlantic/Azores
RO|40|Europe/Bucharest
SE|46|Europe/Stockholm
SG|65|Asia/Singapore
SI|386|Europe/Ljubljana
SK|421|Europe/Bratislava
ZA|27|Africa/Johannesburg
`;

/** Mobile numbers that belong to no place: prefix|zones; these replace the library's single zone. */
export const roamingPrefixRows = `
Australia/Perth Australia/Darwin Australia/Adelaide Australia/Brisbane Australia/Sydney Australia/Hobart|614
Europe/Dublin|353
Europe/Vilnius|370
Europe/Riga|371
Europe/Tallinn|372
Europe/Kaliningrad Europe/Moscow Europe/Samara Asia/Yekaterinburg Asia/Omsk Asia/Krasnoyarsk Asia/Irkutsk Asia/Yakutsk Asia/Vladivostok Asia/Kamchatka|79
`;

/** Names a person writes for a zone: zone|names, lower case. Abbreviations mean the region's wall clock, summer and winter. */
export const zoneNameRows = `
America/New_York|eastern time|eastern|eastern standard time|eastern daylight time|et|est|edt|us/eastern|new york
America/Chicago|central time|central|central standard time|central daylight time|ct|cst|cdt|us/central|chicago
America/Denver|mountain time|mountain|mountain standard time|mountain daylight time|mt|mst|mdt|us/mountain|denver
America/Los_Angeles|pacific time|pacific|pacific standard time|pacific daylight time|pt|pst|pdt|us/pacific|los angeles
America/Phoenix|arizona|us/arizona|phoenix
America/Anchorage|alaska|alaska time|alaska standard time|akst|akdt|us/alaska
Pacific/Honolulu|hawaii|hawaii time|hawaii standard time|hst|us/hawaii
America/Halifax|atlantic time|atlantic standard time|ast|adt
America/St_Johns|newfoundland time|nst|ndt
Europe/London|gmt|bst|uk|london|british time
Europe/Paris|cet|cest|central european time
Europe/Athens|eet|eest|eastern european time
Australia/Sydney|aest|aedt
Australia/Perth|awst
Australia/Adelaide|acst|acdt
`;
