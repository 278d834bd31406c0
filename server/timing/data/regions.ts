/**
 * States, territories and provinces: code|name|zones. A place with several zones counts in all of them unless its
 * postcode says otherwise (data/postcodes.ts).
 */
export const regionRows = `
US-AL|Alabama|America/Chicago
US-AK|Alaska|America/Anchorage America/Adak
US-AZ|Arizona|America/Phoenix America/Denver
US-AR|Arkansas|America/Chicago
US-CA|California|America/Los_Angeles
US-CO|Colorado|America/Denver
US-CT|Connecticut|America/New_York
US-DE|Delaware|America/New_York
US-DC|District of Columbia|America/New_York
US-FL|Florida|America/New_York America/Chicago
US-GA|Georgia|America/New_York
US-HI|Hawaii|Pacific/Honolulu
US-ID|Idaho|America/Boise America/Los_Angeles
US-IL|Illinois|America/Chicago
US-IN|Indiana|America/New_York America/Chicago
US-IA|Iowa|America/Chicago
US-KS|Kansas|America/Chicago America/Denver
US-KY|Kentucky|America/New_York America/Chicago
US-LA|Louisiana|America/Chicago
US-ME|Maine|America/New_York
US-MD|Maryland|America/New_York
US-MA|Massachusetts|America/New_York
US-MI|Michigan|America/New_York America/Chicago
US-MN|Minnesota|America/Chicago
US-MS|Mississippi|America/Chicago
US-MO|Missouri|America/Chicago
US-MT|Montana|America/Denver
US-NE|Nebraska|America/Chicago America/Denver
US-NV|Nevada|America/Los_Angeles America/Denver
US-NH|New Hampshire|America/New_York
US-NJ|New Jersey|America/New_York
US-NM|New Mexico|America/Denver
US-NY|New York|America/New_York
US-NC|North Carolina|America/New_York
US-ND|North Dakota|America/Chicago America/Denver
US-OH|Ohio|America/New_York
US-OK|Oklahoma|America/Chicago
US-OR|Oregon|America/Los_Angeles America/Denver
US-PA|Pennsylvania|America/New_York
US-RI|Rhode Island|America/New_York
US-SC|South Carolina|America/New_York
US-SD|South Dakota|America/Chicago America/Denver
US-TN|Tennessee|America/New_York America/Chicago
US-TX|Texas|America/Chicago America/Denver
US-UT|Utah|America/Denver
US-VT|Vermont|America/New_York
US-VA|Virginia|America/New_York
US-WA|Washington|America/Los_Angeles
US-WV|West Virginia|America/New_York
US-WI|Wisconsin|America/Chicago
US-WY|Wyoming|America/Denver
US-PR|Puerto Rico|America/Puerto_Rico
US-VI|U.S. Virgin Islands|America/St_Thomas
US-GU|Guam|Pacific/Guam
US-MP|Northern Mariana Islands|Pacific/Saipan
US-AS|American Samoa|Pacific/Pago_Pago
CA-AB|Alberta|America/Edmonton
CA-BC|British Columbia|America/Vancouver America/Edmonton
CA-MB|Manitoba|America/Winnipeg
CA-NB|New Brunswick|America/Halifax
CA-NL|Newfoundland and Labrador|America/St_Johns America/Halifax
CA-NT|Northwest Territories|America/Edmonton America/Winnipeg America/Toronto
CA-NS|Nova Scotia|America/Halifax
CA-NU|Nunavut|America/Edmonton America/Winnipeg America/Toronto
CA-ON|Ontario|America/Toronto America/Winnipeg
CA-PE|Prince Edward Island|America/Halifax
CA-QC|Quebec|America/Toronto America/Halifax
CA-SK|Saskatchewan|America/Regina America/Edmonton
CA-YT|Yukon|America/Whitehorse
`;
